import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** Height kept until then, so that what is below stays where it is. */
  readonly minHeight: number;
  readonly children: ReactNode;
}

/** Draws what it holds, and so asks for it, when the reader comes near: what nobody scrolls to costs nothing. */
export function WhenNear({ minHeight, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: '500px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  if (isNear) return children;
  return <div ref={place} style={{ minHeight }} />;
}

import { Link, type LinkProps } from '@tanstack/react-router';
import type { Role } from '#platform/core/roles.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

interface Door {
  readonly to: NonNullable<LinkProps['to']>;
  readonly text: string;
  readonly roles: readonly Role[];
}

const regional: readonly Role[] = ['office_staff', 'office_supervisor', 'government', 'village', 'auditor'];
const everyone: readonly Role[] = [...regional, 'sponsor'];

/** The other pages of sponsored contributions, each for whom it opens. */
const doors = [
  { to: '/bantuan/program', text: 'board.door.programmes', roles: everyone },
  { to: '/bantuan/sponsor', text: 'board.door.sponsors', roles: everyone },
  { to: '/bantuan/sumber-dana', text: 'board.door.sources', roles: regional },
  { to: '/bantuan/simulasi', text: 'board.door.simulation', roles: regional },
  { to: '/bantuan/peralihan', text: 'board.door.handover', roles: regional },
  { to: '/bantuan/serapan', text: 'board.door.absorption', roles: everyone },
  { to: '/bantuan/dokumen', text: 'board.door.papers', roles: everyone },
] as const satisfies readonly Door[];

/** The way from the board to what else there is of sponsored contributions. */
export function BoardDoors() {
  const t = useText();
  const { role } = useAccount();
  return (
    <nav className="chips" aria-label={t('board.doors')}>
      {doors
        .filter(({ roles }) => roles.includes(role))
        .map(({ to, text }) => (
          <Link key={to} to={to} className="chip chip-link">
            {t(text)}
          </Link>
        ))}
    </nav>
  );
}

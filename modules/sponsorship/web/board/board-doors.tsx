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
  { to: '/bantuan/program', text: 'programmes.title', roles: everyone },
  { to: '/bantuan/sponsor', text: 'sponsors.title', roles: everyone },
  { to: '/bantuan/sumber-dana', text: 'sources.title', roles: regional },
  { to: '/bantuan/simulasi', text: 'simulation.title', roles: regional },
  { to: '/bantuan/peralihan', text: 'handover.title', roles: regional },
  { to: '/bantuan/serapan', text: 'absorption.title', roles: everyone },
  { to: '/bantuan/dokumen', text: 'sponsorship_papers.title', roles: everyone },
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

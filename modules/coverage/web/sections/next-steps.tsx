import { Link } from '@tanstack/react-router';
import type { Coverage } from '#modules/coverage/web/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** Who keeps members of its own. */
const keepers: readonly Role[] = ['government_office', 'agent_office', 'agent', 'employer', 'group'];
const planners: readonly Role[] = ['government', 'office_staff', 'office_supervisor', 'auditor'];

/** From where an area stands to where it goes, and to the data behind the picture. */
export function NextSteps({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const { account } = useVisitor();
  const search = { wilayah: coverage.area.code };
  return (
    <Section id="lanjut" title={t('picture.next.title')}>
      <ul className="next-steps">
        {account?.organisation && keepers.includes(account.role) ? (
          <li>
            <Link to="/cakupan/organisasi">
              {t('picture.next.members', { name: account.organisation.name })}
            </Link>
            <span className="soft small">{t('picture.next.members.what')}</span>
          </li>
        ) : null}
        <li>
          <Link to="/prakiraan" search={search}>
            {t('picture.next.forecast')}
          </Link>
          <span className="soft small">{t('picture.next.forecast.what')}</span>
        </li>
        <li>
          <Link to="/target" search={search}>
            {t('picture.next.targets')}
          </Link>
          <span className="soft small">{t('picture.next.targets.what')}</span>
        </li>
        {account && planners.includes(account.role) ? (
          <li>
            <Link to="/rencana" search={search}>
              {t('picture.next.plan')}
            </Link>
            <span className="soft small">{t('picture.next.plan.what')}</span>
          </li>
        ) : null}
        <li>
          <Link to="/data-terbuka">{t('picture.next.data')}</Link>
          <span className="soft small">{t('picture.next.data.what')}</span>
        </li>
      </ul>
    </Section>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asksFor, kindTraits } from '#modules/registry/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { TypeSource } from './business-type-field.tsx';
import type { OrganisationDetail } from './draft.ts';
import { RegisterMember } from './register-member.tsx';

interface OrganisationFactsProps {
  readonly organisation: OrganisationDetail;
  readonly maySeePeople: boolean;
}

/** What is known of an organisation: only what its kind is asked for. */
export function OrganisationFacts({ organisation, maySeePeople }: OrganisationFactsProps) {
  const t = useText();
  return (
    <>
      <Section title={t('organisations.facts')}>
        <Facts facts={useGeneralFacts(organisation)} />
      </Section>
      <Section
        title={t('organisations.workers')}
        aside={employs(organisation.kind) ? <RegisterMember {...organisation} /> : null}
      >
        <WorkerCounts organisation={organisation} maySeePeople={maySeePeople} />
      </Section>
      {asksFor(organisation.kind, 'employment') ? <Employment organisation={organisation} /> : null}
    </>
  );
}

/** Kinds whose workers are its own staff. */
function employs(kind: OrganisationDetail['kind']): boolean {
  const { insures } = kindTraits[kind];
  return insures === 'firm' || insures === 'government';
}

type Fact = readonly [string, ReactNode];

function useGeneralFacts(organisation: OrganisationDetail): readonly Fact[] {
  const t = useText();
  const { kind, sectors, coveredAreas } = organisation;
  const facts: Fact[] = [
    ['NPP', numberOf(organisation.npp)],
    ['NIB', numberOf(organisation.nib)],
    ['NPWP', numberOf(organisation.npwp)],
    [t('organisations.area'), organisation.area.pathName],
    [t('organisations.address'), organisation.address || '–'],
  ];
  if (asksFor(kind, 'group'))
    facts.push([
      t('organisations.field.groupType'),
      organisation.groupType ? t(`organisations.group.${organisation.groupType}`) : '–',
    ]);
  if (asksFor(kind, 'sectors')) {
    facts.push([
      t('organisations.field.sectors'),
      sectors.length > 0 ? <Lines key="sectors" lines={sectors} /> : '–',
    ]);
    facts.push([
      t('organisations.field.contractorsDuty'),
      t(organisation.contractorsDuty ? 'web.yes' : 'web.no'),
    ]);
  }
  if (asksFor(kind, 'customary'))
    facts.push([
      t('organisations.field.coveredAreas'),
      coveredAreas.length > 0 ? (
        <Lines key="areas" lines={coveredAreas.map(({ pathName }) => pathName)} />
      ) : (
        '–'
      ),
    ]);
  return facts;
}

function numberOf(text: string | null): ReactNode {
  return text ? <span className="code">{text}</span> : '–';
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Workers as stated beside those that have an open membership: the difference is what the office asks about. */
function WorkerCounts({ organisation, maySeePeople }: OrganisationFactsProps) {
  const t = useText();
  const format = useFormat();
  const { workersStated, openMemberships, organisationId } = organisation;
  const missing = (workersStated ?? 0) - (openMemberships ?? 0);
  return (
    <>
      <Facts
        facts={[
          [t('organisations.workers_stated'), workersStated === null ? '–' : format.number(workersStated)],
          [
            t('organisations.members'),
            openMemberships === null ? t('organisations.members.hidden') : format.number(openMemberships),
          ],
        ]}
      />
      {workersStated !== null && openMemberships !== null && missing > 0 ? (
        <p className="below-facts">
          <Tag tone="warn">{t('organisations.members.missing', { n: format.number(missing) })}</Tag>
        </p>
      ) : null}
      {maySeePeople ? (
        <p className="below-facts">
          <Link to="/pekerja" search={{ organisasi: organisationId }}>
            {t('organisations.members.open')}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Employment({ organisation }: { readonly organisation: OrganisationDetail }) {
  const t = useText();
  const format = useFormat();
  const { kind, businessType, riskClass, scale, capitalIdr, salesIdr, dutyStartedOn } = organisation;
  const facts: Fact[] = [
    [t('organisations.field.businessType'), businessType?.name ?? '–'],
    [t('organisations.field.sector'), organisation.sector ?? '–'],
    [
      t('organisations.field.riskClass'),
      riskClass === null ? '–' : t(`organisations.riskClass.${riskClass}`),
    ],
    [t('organisations.field.riskClassReason'), organisation.riskClassReason || '–'],
    [t('organisations.field.dutyStartedOn'), dutyStartedOn === null ? '–' : format.day(dutyStartedOn)],
  ];
  if (asksFor(kind, 'enterprise'))
    facts.push(
      [t('organisations.field.scale'), scale === null ? '–' : t(`organisations.scale.${scale}`)],
      [t('organisations.field.capitalIdr'), capitalIdr === null ? '–' : format.idr(capitalIdr)],
      [t('organisations.field.salesIdr'), salesIdr === null ? '–' : format.idr(salesIdr)],
    );
  return (
    <Section title={t('organisations.part.employment')}>
      <Facts facts={facts} />
      {businessType ? (
        <div className="below-facts">
          <TypeSource type={businessType} />
        </div>
      ) : null}
    </Section>
  );
}

import { Modal } from '@mantine/core';
import type { Members } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

interface Props {
  readonly members: Members;
  readonly onClose: () => void;
}

/** What each number counts, of which day, from which books. */
export function MemberDefinitions({ members, onClose }: Props) {
  const t = useText();
  const format = useFormat();
  const { organisation, definitions, segment, onDay, asOf, source } = members;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('members.definitions')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <p>
          <strong>{`${t(`coverage.segment.long.${segment}`)}, ${organisation.name}`}</strong>
        </p>
        <Facts
          facts={(['registered', 'protected', 'paid', 'fresh', 'returned'] as const).map((one) => [
            t(`members.column.${one}`),
            definitions[one],
          ])}
        />
        <Facts
          facts={[
            [t('members.day'), format.day(onDay)],
            [t('coverage.definition.counted_through'), format.instant(asOf)],
            [t('coverage.definition.source'), source],
          ]}
        />
      </div>
    </Modal>
  );
}

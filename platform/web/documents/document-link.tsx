import { useText } from '#platform/web/text.ts';

/** The way to a document that proves an act: it is saved, and the look stands in the journal. */
export function DocumentLink({ documentId }: { readonly documentId: string }) {
  const t = useText();
  return (
    <a href={`/api/v1/documents/${documentId}/content`} download>
      {t('documents.open')}
    </a>
  );
}

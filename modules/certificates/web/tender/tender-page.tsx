import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { checkers } from '#modules/certificates/web/desk/index.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { EarlierLists } from './earlier-lists.tsx';
import { ListResult } from './list-result.tsx';
import { UploadTender } from './upload-tender.tsx';
import { useTenderUpload } from './use-tender-upload.ts';
import './tender.css';

/** Lists of bidders: hand one in, its result, and the lists of this desk before. */
export function TenderPage() {
  const t = useText();
  const navigate = useNavigate();
  const { role } = useAccount();
  const { daftar: listId } = useSearch({ from: '/izin/tender' });
  const form = useTenderUpload((daftar) => navigate({ to: '/izin/tender', search: { daftar } }));
  const trail = (
    <ol className="trail">
      <li>
        <Link to="/izin">{t('desk.title')}</Link>
      </li>
    </ol>
  );
  return (
    <Page title={t('tender.title')} lead={t('tender.lead')} trail={trail}>
      {checkers.includes(role) ? <UploadTender form={form} /> : null}
      {listId === undefined ? null : <ListResult key={listId} listId={listId} form={form} />}
      <EarlierLists openId={listId ?? null} />
    </Page>
  );
}

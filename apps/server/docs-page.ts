import { z } from 'zod';

const operationSchema = z.object({
  summary: z.string().optional(),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: z.unknown() }),
    )
    .optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()).optional(),
});

const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

const styles = `:root{font:16px/1.55 system-ui,sans-serif;color:#16302f;background:#fbfaf7}body{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:2.2rem 0 .5rem;border-bottom:1px solid #d7d2c6;padding-bottom:.25rem}
details{border:1px solid #e2ddd1;border-radius:.5rem;background:#fff;margin:.5rem 0}summary{cursor:pointer;padding:.6rem .8rem;display:flex;gap:.75rem;flex-wrap:wrap;align-items:baseline}
.verb{font:600 .75rem ui-monospace,monospace;min-width:3.6rem;color:#0b5351}code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}.sum{color:#4c5f5d}
pre{margin:0;padding:.8rem;background:#f3f0e8;overflow:auto;font-size:.8rem;max-height:26rem}h3{font-size:.85rem;margin:.8rem .8rem .3rem}ul{margin:.3rem 0 .6rem}`;

/** The contract as a page one can read: no script, no outside address. */
export function docsPage(document: unknown): string {
  const { info, paths } = documentSchema.parse(document);
  const groups = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(paths)) {
    const group = path.split('/')[1] ?? '';
    const shown = Object.entries(operations).map(([verb, operation]) => operationHtml(verb, path, operation));
    groups.set(group, [...(groups.get(group) ?? []), ...shown]);
  }
  const body = [...groups].map(([name, shown]) => `<h2>/${asHtml(name)}</h2>${shown.join('')}`).join('');
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${asHtml(info.title)} API</title><style>${styles}</style></head>
<body><h1>${asHtml(info.title)} API v${asHtml(info.version)}</h1><p>${asHtml(info.description ?? '')}</p><p><a href="/api/v1/openapi.json">openapi.json</a> · <a href="/">Semesta</a></p>${body}</body></html>`;
}

function operationHtml(verb: string, path: string, operation: z.infer<typeof operationSchema>): string {
  const parameters = (operation.parameters ?? [])
    .map(
      (one) =>
        `<li><code>${asHtml(one.name)}</code> (${asHtml(one.in)}${one.required ? ', wajib / required' : ''})</li>`,
    )
    .join('');
  const responses = Object.entries(operation.responses ?? {})
    .map(([status, response]) => `<h3>${asHtml(status)}</h3><pre tabindex="0">${json(response)}</pre>`)
    .join('');
  const request = operation.requestBody
    ? `<h3>Isi / body</h3><pre tabindex="0">${json(operation.requestBody)}</pre>`
    : '';
  return `<details><summary><span class="verb">${asHtml(verb.toUpperCase())}</span><code>/api/v1${asHtml(path)}</code><span class="sum">${asHtml(operation.summary ?? '')}</span></summary>${parameters ? `<ul>${parameters}</ul>` : ''}${request}${responses}</details>`;
}

function json(value: unknown): string {
  return asHtml(JSON.stringify(value, null, 1));
}

function asHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#apps/api/contract.ts';

/** The OpenAPI 3.1 document of the whole contract, with the one error shape. */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Semesta',
      version: '1',
      description:
        'Jaminan sosial ketenagakerjaan untuk satu wilayah. Uang: teks desimal rupiah utuh. Kesalahan: {code, message, details}. Tulis dengan Idempotency-Key. / Employment social security for a region.',
    },
    servers: [{ url: '/api/v1' }],
    customErrorResponseBodySchema: (definedErrors) => ({
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: {
        code: { type: 'string', examples: definedErrors.map(([code]) => code) },
        message: { type: 'string' },
        details: { type: 'object', additionalProperties: true },
      },
    }),
  });
  return JSON.parse(JSON.stringify(document));
}

import { implement } from '@orpc/server';
import { publishedContract } from '#modules/coverage/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { addPublishedFigure } from './add-figure.ts';
import { showPublished } from './show-published.ts';

/** The handlers of published figures. */
export function publishedRoutes(services: Services) {
  const routes = implement(publishedContract).$context<RequestContext>();
  return routes.router({
    list: routes.list.handler(({ input, context }) => showPublished(services, input.area, context.language)),
    add: routes.add.handler(({ input, context }) => {
      const { note, sumOf, share, growth, ...rest } = input;
      const figure = {
        ...rest,
        ...(sumOf ? { sumOf } : {}),
        ...(share
          ? {
              share: {
                of: share.of,
                over: share.over,
                ...(share.isMissing ? ({ isMissing: true } as const) : {}),
              },
            }
          : {}),
        ...(growth ? { growth } : {}),
        ...(note === '' ? {} : { note: { id: note, en: note } }),
      };
      return addPublishedFigure(services, requireCaller(context), { figure, key: context.key });
    }),
  });
}

/**
 * What the first page and nearly every other needs, in few files: split by who uses what alone, the first page came in
 * fifty, and each costs a kilobyte of headers.
 */
export const gathered = [
  {
    name: 'base',
    priority: 2,
    test: /node_modules\/(?:react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|zod|@orpc|@tanstack\/(?:router-core|react-router|history|store|react-store|query-core|react-query)|@mantine\/core\/esm\/core)\//,
  },
  {
    name: 'first',
    priority: 1,
    test: /\/modules\/coverage\/(?:api\/(?:coverage|targets|views|published)-contract|web\/(?:api|asked|map|page|styles|trend)\/)(?!definition-dialog|indicator-definition|save-picture|shape-map)/,
  },
];

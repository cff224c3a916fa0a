/** Contributions that another pays: sponsors, programmes, lists, hand-over. */
export const sponsorshipRoutes = [] as const;

/** The organization in the sample data; `packages/local-aws/src/sample/sample.ts` names it. */
export const sampleOrganizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'

/** The AWS account everything here belongs to, as AWS's own examples write it. */
export const accountId = '123456789012'

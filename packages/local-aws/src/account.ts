/** The id of the AWS account that owns everything here; AWS's own examples use it. */
export const accountId = '123456789012'

import { expect, test } from 'vitest'
import { denialIn } from './denial.ts'

const user = 'User: arn:aws:iam::123456789012:user/mateojackson is not authorized to perform:'
const organization = 'arn:aws:workmail:us-east-1:123456789012:organization/m-1'

function allowing(Action: string, Resource: string) {
  return { missingAction: Action, missingStatement: { Effect: 'Allow', Action, Resource } }
}

test.each([
  [
    `${user} workmail:DescribeGroup on resource: ${organization} because no identity-based policy allows the workmail:DescribeGroup action`,
    allowing('workmail:DescribeGroup', organization),
  ],
  [`${user} workmail:DescribeGroup on resource: group`, allowing('workmail:DescribeGroup', '*')],
  [`${user} iam:PassRole`, allowing('iam:PassRole', '*')],
  [
    `${user} kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action`,
    allowing('kms:Decrypt', '*'),
  ],
  [
    `${user} s3:ListBucket on resource: "arn:aws:s3:::mail" because no identity-based policy allows the s3:ListBucket action`,
    allowing('s3:ListBucket', 'arn:aws:s3:::mail'),
  ],
])('01 ERR-01 what a denial misses, and the statement for it: %s', (message, denial) => {
  expect(denialIn(message)).toEqual(denial)
})

test.each([
  ['with an explicit deny in a service control policy', 'service control policy'],
  ['with an explicit deny in an identity-based policy', 'identity-based policy'],
  ['with an explicit deny in a resource control policy', 'resource control policy'],
  ['with an explicit deny in a resource-based policy', 'resource-based policy'],
  [
    'because no resource-based policy allows the workmail:ListUsers action',
    'resource-based policy',
  ],
  ['with an explicit deny in a VPC endpoint policy', 'VPC endpoint policy'],
  [
    'with an explicit deny in a permissions boundary: arn:aws:iam::1:policy/b',
    'permissions boundary',
  ],
  ['because no permissions boundary allows the workmail:ListUsers action', 'permissions boundary'],
  ['because no session policy allows the workmail:ListUsers action', 'session policy'],
])('01 IAM-09 a denial %s offers no statement, which would not help', (reason, deniedBy) => {
  expect(denialIn(`${user} workmail:ListUsers on resource: ${organization} ${reason}`)).toEqual({
    missingAction: 'workmail:ListUsers',
    deniedBy,
  })
})

test.each(['Access Denied', 'The user is not authorized to perform: that', ''])(
  'a denial without an action in it has none: "%s"',
  (message) => {
    expect(denialIn(message)).toEqual({})
  },
)

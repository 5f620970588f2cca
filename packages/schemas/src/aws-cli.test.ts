import { expect, test } from 'vitest'
import { awsCliCommands } from './aws-cli.ts'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0123456789abcdef0123456789abcdef',
} as const

test('a password reset is shown as its AWS CLI command, with the password as a shell variable', () => {
  const input = { ...scope, userId: 'S-1-1-12-123', password: 'Canary-4711' }
  expect(awsCliCommands('users.resetPassword', input, { region: 'us-east-1' })).toEqual([
    'aws workmail reset-password --organization-id m-0123456789abcdef0123456789abcdef --user-id S-1-1-12-123 --password "$PASSWORD" --region us-east-1',
  ])
})

test('USR-04 creating a user is shown as commands that check the address, create and enable, quoted for a shell', () => {
  const input = {
    ...scope,
    name: 'obrien',
    displayName: "Kate O'Brien",
    email: 'obrien@example.com',
    hiddenFromGlobalAddressList: false,
    role: 'USER',
    password: 'Canary-4711',
  }
  expect(awsCliCommands('users.create', input, { endpoint: 'http://127.0.0.1:4101' })).toEqual([
    `aws workmail describe-entity --organization-id ${scope.organizationId} --email obrien@example.com --endpoint-url http://127.0.0.1:4101`,
    `aws workmail get-mail-domain --organization-id ${scope.organizationId} --domain-name example.com --endpoint-url http://127.0.0.1:4101`,
    `aws workmail create-user --organization-id ${scope.organizationId} --name obrien --display-name 'Kate O'\\''Brien' --no-hidden-from-global-address-list --role USER --password "$PASSWORD" --endpoint-url http://127.0.0.1:4101`,
    `aws workmail register-to-work-mail --organization-id ${scope.organizationId} --entity-id '<UserId>' --email obrien@example.com --endpoint-url http://127.0.0.1:4101`,
  ])
})

test('USR-04 a required member that is not typed yet is shown as a placeholder', () => {
  const [lookUp, domain, create] = awsCliCommands('users.create', { ...scope, name: 'obrien' })
  expect([lookUp, domain, create]).toEqual([
    `aws workmail describe-entity --organization-id ${scope.organizationId} --email '<Email>'`,
    `aws workmail get-mail-domain --organization-id ${scope.organizationId} --domain-name '<DomainName>'`,
    `aws workmail create-user --organization-id ${scope.organizationId} --name obrien --display-name '<DisplayName>' --role '<Role>'`,
  ])
  expect(awsCliCommands('users.resetPassword', { ...scope, userId: 'S-1-1-12-123' })).toEqual([
    `aws workmail reset-password --organization-id ${scope.organizationId} --user-id S-1-1-12-123 --password "$PASSWORD"`,
  ])
})

test('GEN-04 a filter is shown as JSON in the spelling of the API', () => {
  const input = { ...scope, filters: { displayNamePrefix: 'Ana' }, maxResults: 25 }
  expect(awsCliCommands('users.list', input)).toEqual([
    `aws workmail list-users --organization-id ${scope.organizationId} --filters '{"DisplayNamePrefix":"Ana"}' --max-results 25`,
  ])
})

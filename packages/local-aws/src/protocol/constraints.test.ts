import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownMembers, violations } from './constraints.ts'

const OrganizationId = `m-${'0'.repeat(32)}`

function problems(structure: string, input: object): string[] {
  return violations('workmail', structure, input).map(({ message }) => message)
}

const user = { OrganizationId, Name: 'jane', DisplayName: 'Jane' }

test.each<[string, string, object, string[]]>([
  ['nothing wrong', 'CreateUserRequest', user, []],
  [
    'a required member that is missing',
    'CreateUserRequest',
    { OrganizationId, Name: 'jane' },
    ["Value null at 'displayName' failed to satisfy constraint: Member must not be null"],
  ],
  [
    'a required member that is null',
    'CreateUserRequest',
    { ...user, Name: null },
    ["Value null at 'name' failed to satisfy constraint: Member must not be null"],
  ],
  ['an optional member that is null', 'CreateUserRequest', { ...user, Password: null }, []],
  [
    'a pattern',
    'CreateUserRequest',
    { ...user, OrganizationId: `x-${'0'.repeat(32)}` },
    [
      `Value 'x-${'0'.repeat(32)}' at 'organizationId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^m-[0-9a-f]{32}$`,
    ],
  ],
  [
    'a length; a secret is not told',
    'CreateUserRequest',
    { ...user, DisplayName: 'x'.repeat(257) },
    [
      "Value '***' at 'displayName' failed to satisfy constraint: Member must have length less than or equal to 256",
    ],
  ],
  [
    'a value of an enum',
    'ListUsersRequest',
    { OrganizationId, Filters: { State: 'enabled' } },
    [
      "Value 'enabled' at 'filters.state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, DELETED]",
    ],
  ],
  [
    'a range',
    'ListUsersRequest',
    { OrganizationId, MaxResults: 101 },
    [
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
  ],
  [
    'a fraction for an integer',
    'ListUsersRequest',
    { OrganizationId, MaxResults: 1.5 },
    ["Value at 'maxResults' must be of type integer"],
  ],
  [
    'a list that is too long',
    'CreateOrganizationRequest',
    { Alias: 'a', Domains: Array(6).fill({ DomainName: 'a.example' }) },
    [
      "Value at 'domains' failed to satisfy constraint: Member must have length less than or equal to 5",
    ],
  ],
  [
    'a member of an element of a list',
    'CreateOrganizationRequest',
    { Alias: 'a', Domains: [{ DomainName: 'a.example' }, { DomainName: 'a' }] },
    [
      "Value 'a' at 'domains.2.member.domainName' failed to satisfy constraint: Member must have length greater than or equal to 3",
    ],
  ],
  [
    'an element that is no structure',
    'CreateOrganizationRequest',
    { Alias: 'a', Domains: ['a.example'] },
    ["Value at 'domains.1.member' must be a structure"],
  ],
  [
    'a text for a list',
    'CreateOrganizationRequest',
    { Alias: 'a', Domains: 'a.example' },
    ["Value at 'domains' must be a list"],
  ],
])('the model is kept to: %s', (_, structure, input, messages) => {
  expect(problems(structure, input)).toEqual(messages)
})

const character = fc.constantFrom('x', 'é', '漢', '🦊')

test('a length counts characters, not the halves of an emoji', () => {
  fc.assert(
    fc.property(fc.array(character, { minLength: 250, maxLength: 262 }), (characters) => {
      const DisplayName = characters.join('')
      const broken = problems('CreateUserRequest', { ...user, DisplayName }).length > 0
      expect(broken).toBe(characters.length > 256)
    }),
  )
})

test('GEN-06 an address is accepted exactly if it has a local part, a domain, and at most 254 characters', () => {
  const label = fc.stringMatching(/^[a-zA-Z0-9-]{1,60}$/)
  const address = fc
    .tuple(
      fc.stringMatching(/^[a-zA-Z0-9._%+-]{1,70}$/),
      fc.array(label, { minLength: 1, maxLength: 5 }),
    )
    .map(([local, labels]) => `${local}@${[...labels, 'example'].join('.')}`)
  fc.assert(
    fc.property(address, (Email) => {
      const local = Email.slice(0, Email.indexOf('@'))
      const accepted = problems('DescribeEntityRequest', { OrganizationId, Email }).length === 0
      expect(accepted).toBe(local.length <= 64 && Email.length <= 254)
    }),
  )
})

test('for any input, a check ends, and only members of the model are read', () => {
  fc.assert(
    fc.property(
      fc.object({ key: fc.constantFrom('Filters', 'State', 'OrganizationId', 'x') }),
      (input) => {
        violations('workmail', 'ListUsersRequest', input)
        const known = knownMembers('workmail', 'ListUsersRequest', input)
        expect(Object.keys(known)).not.toContain('x')
      },
    ),
  )
})

test('a member with the name of an inherited property is not read', () => {
  const input: unknown = JSON.parse('{"__proto__": {"Alias": "a"}, "constructor": {"Alias": "a"}}')
  expect(violations('workmail', 'CreateOrganizationRequest', input)).toHaveLength(1)
})

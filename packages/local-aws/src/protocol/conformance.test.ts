import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { services } from '../service.ts'
import { postWorkMail } from '../test/requests.ts'
import { modelIsThere, modelOf, shapeOf } from '../test/service-model.ts'

/**
 * The outcomes that every operation may have besides its declared errors; empty for success.
 * Source: 06 §2.2.
 */
const common = ['', 'ValidationException', 'SerializationException', 'NotImplementedException']

const { example, activeDirectory, deleted } = sampleOrganizations
const organizations = [example, example, example, activeDirectory, deleted, `m-${'f'.repeat(32)}`]
const identifiers = [
  ...[1, 2, 11, 14, 15, 999].map(sampleUserId),
  'ana.silva',
  'a.silva@example.com',
]
const addresses = ['new@example.com', 'ana@example.com', 'a@new.example.net', 'a@other.example']

/** Returns texts that have a meaning for a member of this name. */
function textsOf(name: string): string[] {
  if (name === 'OrganizationId') return organizations
  if (name === 'DomainName') return ['example.com', 'other.example']
  if (name === 'Password') return ['Correct horse 1', 'weak']
  if (/ARN$/i.test(name)) return [`arn:aws:workmail:us-east-1:123456789012:organization/${example}`]
  if (/email|^alias$/i.test(name)) return addresses
  return /id$|^name$/i.test(name) ? identifiers : ['a', 'a', '']
}

function plausible(id: string, name: string): fc.Arbitrary<unknown> {
  const { type, members, member } = shapeOf(id)
  if (type === 'structure' || type === 'union')
    return fc.record(
      Object.fromEntries(
        // An invented token is always refused; other tests cover paging.
        Object.entries(members)
          .filter(([key]) => key !== 'NextToken')
          .map(([key, { target }]) => [key, anyValue(target, key)]),
      ),
      {
        requiredKeys: Object.keys(members).filter(
          (key) => 'smithy.api#required' in (members[key]?.traits ?? {}),
        ),
      },
    )
  if (type === 'list') return fc.array(anyValue(member.target, name), { maxLength: 3 })
  if (type === 'enum')
    return fc.constantFrom(
      ...Object.values(members).map(({ traits }) => traits?.['smithy.api#enumValue'] ?? ''),
    )
  if (type === 'boolean') return fc.boolean()
  return /integer|long|double|timestamp/.test(type)
    ? fc.constantFrom(1, 50, 100, 100_000)
    : fc.constantFrom(...textsOf(name))
}

/**
 * Generates a value for a member: mostly one of its type that has a meaning in the sample,
 * sometimes anything.
 */
function anyValue(id: string, name: string): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: plausible(id, name), weight: 30 },
    { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
  )
}

/** Returns the parts of an answer that the model does not declare. */
function strange(id: string, value: unknown, path: string): string[] {
  const { type, members, member } = shapeOf(id)
  if (type === 'list' && Array.isArray(value))
    return value.flatMap((element) => strange(member.target, element, `${path}[]`))
  if (type === 'structure' && typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, part]) =>
      members[name] ? strange(members[name].target, part, `${path}.${name}`) : [`${path}.${name}`],
    )
  const isNumber = /integer|long|double|timestamp/.test(type)
  const expected = isNumber ? 'number' : type === 'boolean' ? 'boolean' : 'string'
  return typeof value === expected ? [] : [`${path} is ${JSON.stringify(value)} and no ${type}`]
}

const anyRequest = fc
  .constantFrom(...(await services.workmail.operations()).keys())
  .chain((name) => fc.tuple(fc.constant(name), plausible(modelOf(name).input, name)))

test.skipIf(!modelIsThere)(
  'EMB-01 for any request, the service model declares the answer',
  async () => {
    await using aws = await startLocalAws()
    const ask = fc.asyncProperty(anyRequest, async ([operation, body]) => {
      const { status, code, text } = await postWorkMail(aws, operation, body)
      const { output, errors } = modelOf(operation)
      expect([...common, ...errors]).toContain(code)
      expect(status === 200).toBe(code === '')
      if (status === 200) expect(strange(output, JSON.parse(text), operation)).toEqual([])
    })
    await fc.assert(ask, { numRuns: 1_000 })
  },
)

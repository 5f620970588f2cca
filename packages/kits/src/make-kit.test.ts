import { group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { madeKit } from './make-kit.ts'
import { recipes } from './recipes.ts'

const model = modelOf([
  ...user('ana', { aliases: ['a.silva@example.com', 'ana@corp.awsapps.com'], quotaMb: 51_200 }),
  ...user('bo', { displayName: 'Lee, Bo "Bobby"', hidden: true }),
  ...user('old', { state: 'DISABLED' }),
  ...user('far', { role: 'REMOTE_USER' }),
  ...group('sales', ['u-ana', 'u-old', 'u-far']),
  ...resource('room', { bookingOptions: { autoAccept: true } }),
  permission('u-ana', 'u-bo', 'FULL_ACCESS', 'SEND_AS'),
  { kind: 'retentionPolicy', id: 'p-1', name: 'Default', description: 'seven years' },
  { kind: 'inboundDmarc', enforced: true },
  // AWS lists no addresses of whoever is disabled.
  { kind: 'group', id: 'g-past', name: 'past', email: 'past@example.com', state: 'DISABLED' },
])

const input = (recipe: (typeof recipes)[number]) => ({
  ...{ recipe, model, language: 'en' as const, decisionsDigest: 'd' },
  ...{ byHand: new Map<string, string>(), excluded: new Map<string, string>() },
  snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
})

test.each(recipes)(
  '$target: everything in the snapshot has one fate, and the bytes are the same twice (KIT-01, KIT-02)',
  (recipe) => {
    const made = madeKit(input(recipe))
    expect(madeKit(input(recipe))).toEqual(made)
    const [text] = made.files.filter(({ path }) => path === 'reconciliation.csv')
    const rows = parse<Record<string, string>>(text?.content ?? '', { bom: true, columns: true })
    expect(rows).toHaveLength(made.rows.length)
    expect(rows.find(({ id }) => id === 'ana@corp.awsapps.com')).toMatchObject({
      disposition: 'excluded',
      reason: 'The test domain ends with WorkMail',
    })
    // What is carried is where the reconciliation says.
    for (const { disposition, file, line, id } of rows)
      if (disposition === 'carried') {
        const content = made.files.find(({ path }) => path === file)?.content
        expect(content?.split('\n')[Number(line) - 1], `${file} ${line} ${id}`).toMatch(/\S/)
      }
  },
)

test('KIT-02 what somebody does by hand stands with its value, and settings of every kind are counted', () => {
  const [generic] = recipes.filter(({ target }) => target === 'Fastmail')
  if (!generic) throw new Error('There is no such recipe')
  const { rows, files } = madeKit(input(generic))
  const row = (kind: string, id: string) =>
    rows.find((each) => each.kind === kind && each.id === id)
  expect(row('profile', 'u-ana firstName')).toMatchObject({ label: 'Ana Silva: firstName = Ana' })
  expect(row('policy', 'retentionPolicy p-1')).toMatchObject({
    ...{ disposition: 'byHand', label: 'retentionPolicy Default: description = seven years' },
  })
  expect(row('policy', 'inboundDmarc')).toMatchObject({ disposition: 'byHand' })
  expect(row('address', 'past@example.com')).toMatchObject({ disposition: 'excluded' })
  const list = files.find(({ path }) => path === 'by-hand.md')?.content
  expect(list).toContain('- [ ] Ana Silva: firstName = Ana\n')
})

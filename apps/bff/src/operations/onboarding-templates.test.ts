import { expect } from 'vitest'
import * as z from 'zod'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const template = {
  ...{ groupIds: [], addressPattern: '{name}@example.com' },
  ...{ aliasPatterns: [], attributes: {} },
}
const taken = {
  status: 400,
  body: { code: 'InvalidInput', fields: { name: { code: 'templateNameTaken' } } },
}

async function start(settings: Parameters<typeof startBackend>[1] = {}) {
  const backend = await startBackend('administrator', settings)
  const put = (values: object) =>
    backend.call('onboardingTemplates.put', { ...here, ...template, ...values })
  return {
    put,
    async create(name: string): Promise<string> {
      const { body } = await put({ name })
      return z.object({ templateId: z.string() }).parse(body).templateId
    },
    async names(): Promise<string[]> {
      const { body } = await backend.call('onboardingTemplates.list', here)
      const Named = z.object({ items: z.array(z.object({ name: z.string() })) })
      return Named.parse(body).items.map(({ name }) => name)
    },
    [Symbol.asyncDispose]: () => backend[Symbol.asyncDispose](),
  }
}

test.for<Database>(databases)(
  'USR-04 of several people who create or rename a template to one name at the same time, only one does (%s)',
  async (database, { place }) => {
    await using templates = await start(await place(database))
    const formers = ['Board', 'Field', 'Support', 'Storage']
    const ids = await Promise.all(formers.map(templates.create))
    const answers = await Promise.all([
      ...formers.map((name, index) =>
        templates.put({ templateId: ids[index], name: 'Sales', expected: { ...template, name } }),
      ),
      ...Array.from({ length: 6 }, () => templates.put({ name: 'Sales' })),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(answer).toMatchObject(taken)
    expect((await templates.names()).filter((name) => name === 'Sales')).toHaveLength(1)
  },
)

test('USR-04 a template keeps its own name, and another gets it only when it is free', async () => {
  await using templates = await start()
  const templateId = await templates.create('Sales')
  const expected = { ...template, name: 'Sales' }
  const changed = { templateId, name: 'Sales', department: 'Sales', expected }
  expect(await templates.put(changed)).toMatchObject({ status: 200 })
  expect(await templates.put({ name: 'Sales' })).toMatchObject(taken)
  const moved = { ...changed, name: 'Field', expected: { ...expected, department: 'Sales' } }
  expect(await templates.put(moved)).toMatchObject({ status: 200 })
  expect(await templates.put({ name: 'Sales' })).toMatchObject({ status: 200 })
  expect(await templates.names()).toEqual(['Field', 'Sales'])
})

import * as z from 'zod'
import { askConsole } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { activeDirectoryId, exampleId, organizationsPath, workmail } from '../local-aws.ts'

const Entries = z.object({ items: z.array(z.object({ number: z.int() })) })

// No other journey looks at tags; each of these has an organization to itself.
const arnOf = (id: string) => `arn:aws:workmail:us-east-1:123456789012:organization/${id}`
const tagsPath = (id: string) => `${organizationsPath}/${id}/tags`

test('TAG-02 TAG-04 TAG-05 USR-15 tags are added, changed and removed with the keyboard, and others’ changes are shown', async ({
  as,
  refusals,
}) => {
  refusals.push(409)
  const ResourceARN = arnOf(activeDirectoryId)
  await workmail.untagResource({ ResourceARN, TagKeys: ['stage', 'cost.center', 'team'] })
  const page = await as('administrator')
  await page.goto(tagsPath(activeDirectoryId))
  await expect(page.getByText('The organization has no tags.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Edit tags' }).click()
  const main = page.getByRole('main')
  const key = (row: number) => main.getByRole('textbox', { name: 'Key' }).nth(row)
  const value = (row: number) => main.getByRole('textbox', { name: 'Value' }).nth(row)
  const save = main.getByRole('button', { name: 'Save changes' })

  await main.getByRole('button', { name: 'Add tag' }).press('Enter')
  await expect(key(0)).toBeFocused()
  await page.keyboard.type('aws:stage')
  await main.getByRole('button', { name: 'Add tag' }).press('Enter')
  await save.click()
  await expect(main.getByText('AWS reserves keys that begin with aws: for itself.')).toBeVisible()
  await expect(main.getByText('Enter a value.')).toBeVisible()
  await expect(main.getByText('2 of 50 tags.')).toBeVisible()
  await expectAccessible(page)
  await key(0).fill('stage')
  await value(0).fill('test')
  await key(1).fill('stage')
  await save.click()
  await expect(main.getByText('Another tag has this key.')).toBeVisible()
  await key(1).fill('cost.center')
  await save.click()
  await expect(notices(page)).toContainText('The tags were saved.')
  await expect(page.getByRole('row', { name: 'stage test' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'cost.center –' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Edit tags' }).click()
  await main.getByRole('button', { name: 'Remove the tag cost.center' }).press('Enter')
  await expect(main.getByRole('button', { name: 'Remove the tag stage' })).toBeFocused()
  await value(0).fill('live')
  await workmail.tagResource({ ResourceARN, Tags: [{ Key: 'team', Value: 'Sales' }] })
  await save.click()
  await expect(
    main.getByRole('radio', { name: /cost.center = , stage = test, team = Sales/ }),
  ).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('radio', { name: /stage = live/ }).check()
  await save.click()
  await expect(page.getByRole('row', { name: 'stage live' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)

  const { items } = Entries.parse(
    await askConsole(page, 'auditEntries.list', {
      ...{ organizationId: activeDirectoryId, operation: 'organizationTags.put', maxResults: 1 },
    }),
  )
  await page.goto(`/audit-log/${items[0]?.number}`)
  await expect(page.getByRole('dialog').getByRole('row', { name: /^Tags/ })).toHaveText(
    'Tagscost.center = , stage = test, team = Salesstage = live',
  )
})

test('TAG-02 an auditor sees the tags, and changes none', async ({ as }) => {
  const ResourceARN = arnOf(exampleId)
  await workmail.tagResource({ ResourceARN, Tags: [{ Key: 'seen', Value: 'yes' }] })
  const page = await as('auditor')
  await page.goto(tagsPath(exampleId))
  await expect(page.getByRole('row', { name: 'seen yes' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit tags' })).toHaveCount(0)
  await page.goto(`${tagsPath(exampleId)}/edit`)
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  await workmail.untagResource({ ResourceARN, TagKeys: ['seen'] })
})

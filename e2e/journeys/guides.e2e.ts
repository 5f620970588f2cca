import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import {
  activeDirectoryId,
  exampleId,
  examplePath,
  organizationsPath,
  simpleDirectoryId,
} from '../local-aws.ts'

const smimePath = (id: string) => `${organizationsPath}/${id}/smime`
const narrow = { viewport: { width: 360, height: 740 } }

async function expectNoSidewaysScrolling(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
}

test('SMIME-02 SMIME-03 SMIME-04 a step is marked with the keyboard, everybody sees who said so, and the mark is removed', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(smimePath(activeDirectoryId))
  await expect(page.getByRole('list', { name: 'Precondition' })).toContainText('Fulfilled')
  const step = (on: Page) =>
    on.getByRole('list', { name: 'Steps' }).getByRole('listitem').filter({ hasText: '2. Issue' })
  await expect(step(page)).toContainText('Not marked')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mark step 2 as done' }).press('Enter')
  await expect(notices(page)).toContainText('Step 2 was marked as done.')
  await expect(step(page)).toContainText(/Done, as declared by Ada Administrator on .*20\d\d/)
  // The same button takes the mark away again, and keeps the focus.
  const unmark = page.getByRole('button', { name: 'Remove the mark of step 2' })
  await expect(unmark).toBeFocused()
  for (const role of ['helpDesk', 'auditor'] as const) {
    const other = await as(role, narrow)
    await other.goto(smimePath(activeDirectoryId))
    await expect(step(other)).toContainText('Done, as declared by Ada Administrator')
    await expect(other.getByRole('button', { name: /step \d/ })).toHaveCount(0)
    await expect(other.getByText('Set-RemoteDomain')).toBeVisible()
    await expectNoSidewaysScrolling(other)
    await expectAccessible(other)
  }
  await unmark.press('Enter')
  await expect(notices(page)).toContainText('The mark of step 2 was removed.')
  await expect(step(page)).toContainText('Not marked')
})

test('SMIME-02 a directory that is no Active Directory does not fulfil the precondition', async ({
  as,
}) => {
  const page = await as('auditor')
  for (const id of [exampleId, simpleDirectoryId]) {
    await page.goto(smimePath(id))
    await expect(page.getByRole('list', { name: 'Precondition' })).toContainText('Not fulfilled')
  }
})

test('NOTIF-02 NOTIF-03 NOTIF-11 a developer makes the request and saves it, and the page calls nothing', async ({
  as,
}) => {
  const page = await as('helpDesk', narrow)
  await page.goto(`${examplePath}/push-notifications`)
  await expect(
    page.getByText('https://ews.mail.us-east-1.awsapps.com/EWS/Exchange.asmx'),
  ).toBeVisible()
  await page.waitForLoadState('networkidle')
  const calls: string[] = []
  page.on('request', (request) => calls.push(request.url()))
  await page.getByRole('button', { name: /Events/ }).click()
  await page.getByRole('option', { name: 'MovedEvent' }).click()
  await page.keyboard.press('Escape')
  const minutes = page.getByRole('textbox', { name: /StatusFrequency/ })
  await minutes.fill('1441')
  await expect(page.getByText('Enter a whole number from 1 to 1,440.')).toBeVisible()
  await minutes.fill('1440')
  const url = page.getByRole('textbox', { name: 'URL of the push responder' })
  await url.fill('http://responder.example.net/')
  await expect(page.getByText('Enter a complete address that begins with https://')).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'Download XML' })).toHaveCount(0)
  await url.fill('https://responder.example.net/notify?a=1&b=2')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download XML' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('subscribe.xml')
  const xml = await readFile(await saved.path(), 'utf8')
  // The console's own pages may parse no markup (`require-trusted-types-for`).
  const blank = await page.context().newPage()
  const read = await blank.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml')
    const all = (name: string) =>
      [...document.getElementsByTagNameNS('*', name)].map(({ textContent }) => textContent)
    return {
      problems: document.querySelectorAll('parsererror').length,
      ...{ url: all('URL'), minutes: all('StatusFrequency'), events: all('EventType') },
    }
  }, xml)
  expect(read).toEqual({
    ...{ problems: 0, minutes: ['1440'], events: ['NewMailEvent', 'MovedEvent'] },
    url: ['https://responder.example.net/notify?a=1&b=2'],
  })
  await page.getByRole('button', { name: 'StatusEvent: the heartbeat' }).click()
  await expect(page.getByText('<t:StatusEvent>')).toBeVisible()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  expect(
    calls.filter((each) => /\/api\/|responder/.test(each) && !each.startsWith('data:')),
  ).toEqual([])
})

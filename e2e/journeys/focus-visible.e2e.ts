import { expect, test } from '../journey.ts'
import { ana, examplePath } from '../local-aws.ts'

test('WCAG 2.4.11 no field that gets the focus by Tab or Shift+Tab lies below the bars at the top', async ({
  as,
}) => {
  const page = await as('administrator', { viewport: { width: 1000, height: 500 } })
  await page.goto(`${examplePath}/users/${ana}/edit`)
  await expect(page.getByRole('textbox').first()).toBeVisible()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.getByRole('main').getByRole('button').last().focus()
  const seen = new Set<string>()
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Shift+Tab')
    const { name, isInMain, covered } = await page.evaluate(() => {
      const field = document.activeElement
      const { left, top, width } = field?.getBoundingClientRect() ?? new DOMRect()
      const above = document.elementFromPoint(left + width / 2, top + 2)
      const isCovered = !field?.contains(above) && !above?.contains(field)
      return {
        name: field?.id ?? '',
        isInMain: field?.matches('main input') ?? false,
        covered: isCovered ? `${field?.outerHTML} below ${above?.outerHTML.slice(0, 200)}` : '',
      }
    })
    if (!isInMain) continue
    seen.add(name)
    expect(covered).toBe('')
  }
  expect(seen.size, 'fields that were reached').toBeGreaterThan(5)
})

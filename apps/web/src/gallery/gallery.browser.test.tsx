import axe from 'axe-core'
import type { ComponentType } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { prefer } from '../kit/data/preferences.ts'
import { speak } from '../kit/words/texts.ts'
import { followPreferences } from '../shell/appearance.ts'
import { idOf, type Section } from './example.ts'
import { openGallery } from './open-gallery.tsx'
import { sections } from './sections.ts'
import { cutOff, overlapping, squeezed } from './texts-on-screen.ts'

const examplesOf = (list: readonly Section[]) =>
  list.flatMap(({ block, examples }) =>
    examples.map((example) => ({ ...example, id: idOf(block, example.state) })),
  )
const isOver = ({ block, examples }: Section) =>
  block === 'Menu' || examples.some((example) => example.isDialog)
const [over, on] = [sections.filter(isOver), sections.filter((section) => !isOver(section))]

/** The components that were on the page at some time. */
const shown = new Set<unknown>()

/** A part of React's own tree, which knows the component of everything on the page. */
type Fiber = { type: unknown; elementType: unknown; child: Fiber | null; sibling: Fiber | null }

/** Notes which components are on the page. */
function note(fiber: Fiber | null): void {
  for (let at = fiber; at; at = at.sibling) {
    shown.add(at.type).add(at.elementType)
    note(at.child)
  }
}

function noteAll(): void {
  const root = document.getElementById('root') ?? document.body
  const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$')) ?? ''
  note(Reflect.get(root, key).stateNode.current)
}

/** Shows a part of the gallery for a group of tests. */
function open(list: readonly Section[]) {
  beforeAll(async () => {
    followPreferences()
    prefer({ theme: 'light', language: 'en' })
    await page.viewport(1280, 900)
    document.body.innerHTML = '<div id="root"></div>'
    return openGallery(document.body.firstElementChild ?? document.body, list)
  })
}

const complaints = vi.spyOn(console, 'error')

afterEach(() => {
  expect(complaints.mock.calls).toEqual([])
})

/** A machine that runs other tests beside draws some seconds longer. */
const patient = { timeout: 45_000 }
/** axe takes its time with a page of all blocks. */
const long = { timeout: 120_000 }

/** Returns the place of an example. */
function placeOf(id: string): HTMLElement {
  const place = document.getElementById(id)
  if (!place) throw new Error(`There is no example ${id}`)
  return place
}

/** Waits until every example has reached its state. */
async function settled() {
  const busy = () => [...document.querySelectorAll('main > section > figure[aria-busy=true]')]
  await expect.poll(() => busy().map(({ id }) => id), patient).toEqual([])
  await document.fonts.ready
  // Colours and alerts come slowly; spinners never end, and drawing them takes a core.
  const isPassing = ({ effect }: Animation) =>
    effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
  for (const animation of document.getAnimations()) if (!isPassing(animation)) animation.pause()
  await expect.poll(() => document.getAnimations().filter(isPassing), patient).toEqual([])
}

/** Returns whether a problem lies between two examples, each of which stands for a page. */
function isBetweenExamples({ any, target }: axe.NodeResult): boolean {
  const exampleOf = (selectors: axe.NodeResult['target']) =>
    document.querySelector(String(selectors[0]))?.closest('figure')
  const related = any.flatMap(({ relatedNodes = [] }) => relatedNodes)
  return related.length > 0 && related.every((node) => exampleOf(node.target) !== exampleOf(target))
}

/** Returns whether Cloudscape has put it at the end of the body, outside of the regions. */
function isInTooltip({ target }: axe.NodeResult): boolean {
  const found = document.querySelector(String(target[0]))
  // One that the pointer called up as the window became narrow may have gone since.
  return found === null || found.closest('[role=tooltip]') !== null
}

/** Returns what axe finds, with all rules. */
async function violationsIn(place: Element): Promise<string[]> {
  const { violations } = await axe.run(place === document.body ? document : place, {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => id !== 'landmark-unique' || !isBetweenExamples(node))
      .filter((node) => id !== 'region' || !isInTooltip(node))
      .map(({ html }) => `${id}: ${html}`),
  )
}

const overlay = 'dialog[open], [role=menu]'

/** Returns the dialog or menu that is open, once it is. */
async function opened(): Promise<HTMLElement> {
  const find = () => document.querySelector<HTMLElement>(overlay)
  await expect.poll(find, patient).not.toBe(null)
  return find() ?? document.body
}

function missingIn(place: Element, says: readonly string[]): string[] {
  return says.filter((words) => !place.textContent.includes(words))
}

/** What people like or need: the theme, the language and the width of the window. */
const looks = [
  ['light', 'en', 1280],
  ['dark', 'de', 1280],
  ['light', 'de', 360],
] as const

/** Shows the gallery as a person may like or need it. */
async function show([theme, language, width]: (typeof looks)[number]) {
  await page.viewport(width, 900)
  prefer({ theme })
  await speak(language)
  await settled()
}

/** Expects that a person can read everything, also by other means than sight. */
async function expectWhole(place: HTMLElement, what: string) {
  noteAll()
  expect.soft(document.documentElement.scrollWidth, what).toBeLessThanOrEqual(innerWidth)
  expect.soft(cutOff(place), `cut off: ${what}`).toEqual([])
  expect.soft(squeezed(place), `squeezed: ${what}`).toEqual([])
  expect.soft(overlapping(place), `over others: ${what}`).toEqual([])
  expect.soft(await violationsIn(place), what).toEqual([])
}

describe('on the page', () => {
  open(on)

  test('every state says what a person must see', long, async () => {
    await settled()
    const missing = () =>
      examplesOf(on)
        .map(({ id, says }) => ({ id, missing: missingIn(placeOf(id), says) }))
        .filter((each) => each.missing.length > 0)
    await expect.poll(missing, patient).toEqual([])
  })

  test.for(looks)('blocks are accessible and whole: %s, %s, %i px', long, async (look) => {
    await show(look)
    await expectWhole(document.body, 'page')
  })
})

describe('over the page', () => {
  open(over)

  test.for(looks)(
    'dialogs and menus are accessible and whole: %s, %s, %i px',
    long,
    async (look) => {
      await show(look)
      for (const { id, says } of examplesOf(over)) {
        placeOf(id).querySelector<HTMLElement>('a, [aria-haspopup=menu]')?.click()
        const dialog = await opened()
        if (look[1] === 'en')
          await expect.poll(() => missingIn(dialog, says), { ...patient, message: id }).toEqual([])
        await expectWhole(dialog, id)
        await userEvent.keyboard('{Escape}')
        await expect.poll(() => document.querySelector(overlay)).toBe(null)
      }
    },
  )
})

test('every block of the kit and of packages/ui is shown', () => {
  const modules = import.meta.glob<Record<string, ComponentType>>(
    [
      '../kit/{page,form,table,dialog,entity,rules}/*.tsx',
      '../../../../packages/ui/src/**/*.tsx',
      '!**/*.test.tsx',
    ],
    { eager: true },
  )
  const blocks = Object.values(modules).flatMap(Object.entries)
  const isBlock = ([name]: [string, unknown]) =>
    /^[A-Z]/.test(name) && !/(Context|Text)$/.test(name)
  const missing = blocks.filter(isBlock).filter(([, block]) => !shown.has(block))
  expect(missing.map(([name]) => name)).toEqual([])
})

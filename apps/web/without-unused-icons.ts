import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The icons of Cloudscape that some module names in quotes; the other hundred stay out. */
const namedIcons = new Set(
  `add-plus angle-down angle-left angle-right angle-up
  calendar caret-down caret-down-filled caret-up-filled check close copy dot download
  edit ellipsis expand external file filter group keyboard lock-private menu refresh
  remove search settings sign-out status-in-progress status-info status-negative status-not-started
  status-pending status-positive status-stopped status-warning treeview-collapse
  treeview-expand undo upload user-profile`.split(/\s+/),
)

/** Icons whose names modules quote for other reasons, or for handles that the console has not. */
const homonyms = new Set(
  'arrow-down arrow-left arrow-right arrow-up gen-ai history key map notification pause play redo script send support security'.split(
    ' ',
  ),
)

/** Leaves out the icons that nothing names; a new one that a module names fails the build. */
export function withoutUnusedIcons(): Plugin {
  let unused: RegExp | undefined
  return {
    name: 'without-unused-icons',
    apply: 'build',
    buildStart() {
      const components = fileURLToPath(import.meta.resolve('@cloudscape-design/components'))
      const file = join(dirname(components), 'icon/generated/icons.js')
      const names = [...readFileSync(file, 'utf8').matchAll(/^ {4}"?([\w-]+)"?: /gm)]
        .map(([, name = '']) => name)
        .filter((name) => !namedIcons.has(name) && !homonyms.has(name))
      if (names.length < 50) throw new Error('Cloudscape has another form of icons')
      const [plain, alike] = [names, [...homonyms]].map((some) => some.join('|'))
      unused = new RegExp(
        `['"\`](${plain})['"\`]|[iI]con(?:Name)?['"]?[:=] *['"\`](${alike})['"\`]`,
      )
    },
    transform(code, id) {
      if (/\/icon\/generated\/icons\.js$/.test(id))
        return code
          .split(/^(?= {4}"?[\w-]+"?: |\};)/m)
          .filter((part) => namedIcons.has(/^ {4}"?([\w-]+)"?: /.exec(part)?.[1] ?? 'check'))
          .join('')
      const [, plain, alike] = (/\.[jt]sx?$/.test(id) && unused?.exec(code)) || []
      const name = plain ?? alike
      if (name) this.error(`The icon ${name} may be shown: add it to the named icons`)
      return undefined
    },
  }
}

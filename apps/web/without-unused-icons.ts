import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The icons of Cloudscape that some module names in quotes; the other hundred stay out. */
const namedIcons = new Set(
  `add-plus angle-down angle-left angle-right angle-up arrow-down arrow-left arrow-right arrow-up
  calendar caret-down caret-down-filled caret-up-filled check close copy dot download edit ellipsis
  expand external file filter gen-ai group history key keyboard lock-private map menu notification
  pause play redo refresh remove script search security send settings sign-out
  status-in-progress status-info status-negative status-not-started status-pending status-positive
  status-stopped status-warning support treeview-collapse treeview-expand undo upload
  user-profile`.split(/\s+/),
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
        .filter((name) => !namedIcons.has(name))
      if (names.length < 50) throw new Error('Cloudscape has another form of icons')
      unused = new RegExp(`['"\`](${names.join('|')})['"\`]`)
    },
    transform(code, id) {
      if (/\/icon\/generated\/icons\.js$/.test(id))
        return code
          .split(/^(?= {4}"?[\w-]+"?: |\};)/m)
          .filter((part) => namedIcons.has(/^ {4}"?([\w-]+)"?: /.exec(part)?.[1] ?? 'check'))
          .join('')
      const [, name] = (/\.[jt]sx?$/.test(id) && unused?.exec(code)) || []
      if (name) this.error(`The icon ${name} may be shown: add it to the named icons`)
      return undefined
    },
  }
}

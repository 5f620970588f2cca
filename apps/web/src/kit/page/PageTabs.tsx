import Tabs from '@cloudscape-design/components/tabs'
import { Outlet, useLocation, useNavigate, useResolvedPath } from 'react-router'
import { useNameTab } from './page-title.ts'

type Props = {
  /** The name of the tabs, for assistive technology. */
  label: string
  /**
   * The part of the address below the page's own, empty for the first tab, and the label of the
   * tab.
   */
  tabs: readonly { path: string; label: string }[]
}

/** The tabs of a page about one thing, each with its own address: child routes of the page. */
export function PageTabs({ label, tabs }: Props) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { pathname: base } = useResolvedPath('')
  const hrefOf = (path: string) => (path === '' ? base : `${base}/${path}`)
  const active =
    tabs.find(({ path }) => path !== '' && `${pathname}/`.startsWith(`${hrefOf(path)}/`)) ?? tabs[0]
  const isPageItself = active === undefined || active.path === ''
  useNameTab(isPageItself ? undefined : active.label, hrefOf(active?.path ?? ''))
  return (
    <Tabs
      ariaLabel={label}
      activeTabId={hrefOf(active?.path ?? '')}
      tabs={tabs.map((tab) => ({
        id: hrefOf(tab.path),
        href: hrefOf(tab.path),
        label: tab.label,
        content: tab === active && <Outlet />,
      }))}
      // The address selects the tab, so that going back opens the previous one.
      keyboardActivationMode="manual"
      onChange={({ detail }) => void navigate(detail.activeTabId)}
    />
  )
}

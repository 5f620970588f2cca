import { cleanup, render } from '@testing-library/react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { areas } from '../../areas.ts'
import { queryClient } from '../../shell/client.ts'
import { showKeyboardHelp, showPalette } from '../../shell/overlays.ts'
import { consoleRoutes } from '../../shell/routes.ts'
import { forgetSession } from '../data/call.ts'
import { dismissAll } from '../data/notifications.ts'
import { sessionGoesOn } from '../data/session-end.ts'

/** jsdom has no layout, so nothing ever changes its size. */
class NothingIsResized implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NothingIsResized
Element.prototype.scrollIntoView ??= () => {}
globalThis.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  })

/** Copies routes, because a router empties their `lazy` objects and the next test needs them. */
function unused(tree: RouteObject[]): RouteObject[] {
  return tree.map(({ lazy, children, ...route }) => ({
    ...route,
    ...(typeof lazy === 'object' ? { lazy: { ...lazy } } : {}),
    ...(children ? { children: unused(children) } : {}),
  })) as RouteObject[]
}

/** Opens an address of the console like a new browser, but draws nothing. */
export function routerAt(path: string) {
  history.replaceState(null, '', path)
  return createBrowserRouter(unused(consoleRoutes(areas)))
}

/** Opens an address of the console like a new browser; leaves it at the end of the block. */
export function visit(path: string) {
  const router = routerAt(path)
  render(<RouterProvider router={router} />)
  return {
    router,
    [Symbol.dispose]() {
      cleanup()
      router.dispose()
      queryClient.clear()
      forgetSession()
      sessionGoesOn()
      dismissAll()
      showPalette(false)
      showKeyboardHelp(false)
      localStorage.clear()
    },
  }
}

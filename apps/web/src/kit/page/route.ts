import type { OperationId } from '@mailroom/schemas'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Feature } from '../words/texts.ts'
import { loadWords } from '../words/texts.ts'

type Page = Pick<RouteObject, 'lazy' | 'loader' | 'shouldRevalidate' | 'handle'>

type Load = () => Promise<ComponentType>

/** The feature whose texts a page needs, or several. */
type Features = Feature | readonly Feature[]

/**
 * Loads a page or dialog with the texts of its feature on the first visit. `needs` is the operation
 * that it requires.
 */
function lazily(features: Features, Component: Load, needs?: OperationId): Page {
  return {
    loader: async () => {
      await loadWords(...[features].flat())
      return null
    },
    // A router empties the object after loading: routes to the same page each get their own.
    get lazy() {
      return { Component }
    },
    shouldRevalidate: () => false,
    handle: { needs },
  }
}

/** Returns a page. `needs` is the operation that it requires. */
export function page(feature: Features, load: Load, needs?: OperationId): Page {
  if (needs === undefined) return lazily(feature, load)
  const guarded = async () => {
    const [{ guardedPage }, Content] = await Promise.all([import('../access/guarded.tsx'), load()])
    return guardedPage(needs, Content)
  }
  return lazily(feature, guarded, needs)
}

/** Returns a dialog over a page, for one operation. */
export function dialog(feature: Features, load: Load, needs: OperationId): Page {
  const guarded = async () => {
    const [{ guardedDialog }, Content] = await Promise.all([
      import('../access/guarded.tsx'),
      load(),
    ])
    return guardedDialog(needs, Content)
  }
  return lazily(feature, guarded, needs)
}

import type { OperationId } from '@mailroom/schemas'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Feature } from '../features.ts'
import { loadWords } from './texts/texts.ts'

type Page = Pick<RouteObject, 'lazy' | 'loader' | 'shouldRevalidate' | 'handle'>

type Load = () => Promise<ComponentType>

/** The feature whose words a page needs, or several. */
type Features = Feature | readonly Feature[]

/** Something that is fetched, with the words of its feature, when somebody goes there. `needs` is the operation it is nothing without. */
function lazily(features: Features, Component: Load, needs?: OperationId): Page {
  return {
    loader: async () => {
      await loadWords(...[features].flat())
      return null
    },
    // A router empties the object once it is loaded: routes that lead to the same page each get one of their own.
    get lazy() {
      return { Component }
    },
    shouldRevalidate: () => false,
    handle: { needs },
  }
}

/** A page. `needs` is the operation it is nothing without. */
export function page(feature: Features, load: Load, needs?: OperationId): Page {
  if (needs === undefined) return lazily(feature, load)
  const guarded = async () => {
    const [{ guardedPage }, Content] = await Promise.all([import('./guarded.tsx'), load()])
    return guardedPage(needs, Content)
  }
  return lazily(feature, guarded, needs)
}

/** A dialog over a page, for one operation. */
export function dialog(feature: Features, load: Load, needs: OperationId): Page {
  const guarded = async () => {
    const [{ guardedDialog }, Content] = await Promise.all([import('./guarded.tsx'), load()])
    return guardedDialog(needs, Content)
  }
  return lazily(feature, guarded, needs)
}

import type { OperationId } from '@mailroom/schemas'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Feature } from '../features.ts'
import { loadWords } from './texts/texts.ts'

type Page = Pick<RouteObject, 'lazy' | 'loader' | 'shouldRevalidate'>

type Load = () => Promise<ComponentType>

/** The feature whose words a page needs, or several. */
type Features = Feature | readonly Feature[]

/** Something that is fetched, with the words of its feature, when somebody goes there. */
function lazily(features: Features, Component: Load): Page {
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
  }
}

async function guarded(needs: OperationId, load: Load, loadRefusal: Load): Promise<ComponentType> {
  const [{ forThoseWhoMay }, content, refusal] = await Promise.all([
    import('./for-those-who-may.tsx'),
    load(),
    loadRefusal(),
  ])
  return forThoseWhoMay(needs, content, refusal)
}

/** A page. `needs` is the operation it is nothing without. */
export function page(feature: Features, load: Load, needs?: OperationId): Page {
  if (needs === undefined) return lazily(feature, load)
  const refusal = async () => (await import('./ForbiddenPage.tsx')).ForbiddenPage
  return lazily(feature, () => guarded(needs, load, refusal))
}

/** A dialog over a page, for one operation. */
export function dialog(feature: Feature, load: Load, needs: OperationId): Page {
  const refusal = async () => (await import('./dialog/ForbiddenDialog.tsx')).ForbiddenDialog
  return lazily(feature, () => guarded(needs, load, refusal))
}

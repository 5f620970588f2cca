import type { EntityType } from '@mailroom/schemas/entities'
import type { Input, OperationId, ReadId } from '@mailroom/schemas/operations'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { OrganizationScope } from '../data/scope.ts'
import { type Feature, loadWords } from '../words/texts.ts'

/** Imports a module that exports one component, the page. */
type Load = () => Promise<Readonly<Record<string, ComponentType>>>

/** The operation that a page requires; `anybody` who is signed in may open the others. */
type Needs = OperationId | 'anybody'

/** The reads that need nothing but an organization. */
type OrganizationRead = {
  [Id in ReadId]: 'nextToken' extends keyof Input<Id>
    ? never
    : OrganizationScope extends Input<Id>
      ? Id
      : never
}[ReadId]

/**
 * What a page of an organization reads first. The visit that opens the console starts it while the
 * page still loads.
 */
export type FirstReads = {
  reads?: readonly OrganizationRead[]
  /** The entries of the page's list in the index. */
  search?: EntityType
}

/** What a route tells the shell: the operation that it requires, and what it reads first. */
export type Handle = { needs?: OperationId; first?: FirstReads }

function componentOf(module: Readonly<Record<string, ComponentType>>): ComponentType {
  // A bundler may add exports for other chunks; it names them with a few letters.
  const exported = Object.entries(module).filter(([name]) => /^[A-Z]\w{3,}$/.test(name))
  const [[, Component] = [], another] = exported
  if (!Component || another) throw new Error('The module of a page exports one component')
  return Component
}

/** Returns a route that loads its component, and the words that it says, on the first visit. */
function lazily(
  path: string,
  words: readonly Feature[],
  Component: () => Promise<ComponentType>,
  children: RouteObject[],
  needs: Needs,
  first?: FirstReads,
): RouteObject {
  const handle: Handle = {
    ...(needs === 'anybody' ? {} : { needs }),
    ...(first === undefined ? {} : { first }),
  }
  return {
    path,
    loader: async () => {
      await loadWords(...words)
      return null
    },
    lazy: { Component },
    shouldRevalidate: () => false,
    handle,
    children,
  }
}

/** Returns what makes the routes of pages and dialogs that say words of some sets. */
export function routesWith(...words: Feature[]) {
  return {
    /** Returns the route of a page, with those of the dialogs and tabs in it. */
    page(
      path: string,
      needs: Needs,
      load: Load,
      children: RouteObject[] = [],
      first?: FirstReads,
    ): RouteObject {
      const guarded = async () => {
        if (needs === 'anybody') return componentOf(await load())
        const [{ guardedPage }, module] = await Promise.all([
          import('../access/guarded.tsx'),
          load(),
        ])
        return guardedPage(needs, componentOf(module))
      }
      return lazily(path, words, guarded, children, needs, first)
    },
    /** Returns the route of a dialog over a page, for one operation. */
    dialog(path: string, needs: OperationId, load: Load): RouteObject {
      const guarded = async () => {
        const [{ guardedDialog }, module] = await Promise.all([
          import('../access/guarded.tsx'),
          load(),
        ])
        return guardedDialog(needs, componentOf(module))
      }
      return lazily(path, words, guarded, [], needs)
    },
  }
}

import type { OperationId } from '@mailroom/schemas/operations'
import type { RouteObject } from 'react-router'
import { addWords, type Feature, type Key } from './words/texts.ts'
import type { WordsByLanguage } from './words/words.ts'

/** An entry of the menu at the side, which the palette has, too. */
export type MenuEntry = {
  /** The address below that of an organization, of a connection and Region, or of the console. */
  path: string
  name: Key<'app'>
  /** The operation that a person must be allowed to use. */
  operation: OperationId
  /** The heading below which the menu lists it together with its neighbours. */
  group?: Key<'app'>
  /** What the palette calls the page, if not as the menu does. */
  paletteName?: Key<'search'>
}

/** An action on a page of an organization that the palette offers. */
export type PaletteEntry = {
  /** The address of its form or dialog, below that of an organization. */
  path: string
  name: Key<'search'>
  operation: OperationId
}

/** What an area of the console adds to it; the shell puts the areas together. */
export type Area = {
  /** The sets of words of the area, by the names its pages use. */
  words: { readonly [Name in Feature]?: WordsByLanguage }
  routes: {
    /** The pages without a session, such as the one to sign in. */
    beforeSignIn?: RouteObject[]
    console?: RouteObject[]
    /** The pages below a connection and Region. */
    region?: RouteObject[]
    /** The frame of the pages of an organization; one area has it. */
    organizationFrame?: RouteObject
    /** The pages below an organization. */
    organization?: RouteObject[]
  }
  /** The entries of the menu, in its order. */
  menu?: {
    organization?: readonly MenuEntry[]
    region?: readonly MenuEntry[]
    console?: readonly MenuEntry[]
  }
  palette?: readonly PaletteEntry[]
}

/** Declares an area and makes its words known. */
export function defineArea(area: Area): Area {
  addWords(area.words)
  return area
}

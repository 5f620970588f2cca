import type { KitTarget, Recipe } from './recipe.ts'
import { fastmail } from './recipes/fastmail.ts'
import { generic } from './recipes/generic.ts'
import { googleWorkspace } from './recipes/google-workspace.ts'
import { mailcow } from './recipes/mailcow.ts'
import { mailu } from './recipes/mailu.ts'
import { modoboa } from './recipes/modoboa.ts'
import { postfix } from './recipes/postfix.ts'
import { proton } from './recipes/proton.ts'
import { stalwart } from './recipes/stalwart.ts'
import { carbonio, zimbra } from './recipes/zimbra.ts'
import { zoho } from './recipes/zoho.ts'

/** All recipes, in the order in which people see them. */
export const recipes: readonly Recipe[] = [
  ...[googleWorkspace, zoho, stalwart, mailcow, modoboa, mailu, zimbra, carbonio, postfix],
  ...[fastmail, proton, generic],
]

export function recipeOf(target: KitTarget): Recipe | undefined {
  return recipes.find((recipe) => recipe.target === target)
}

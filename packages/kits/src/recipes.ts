import type { KitTarget, Recipe } from './recipe.ts'
import { generic } from './recipes/generic.ts'

/** All recipes, in the order in which people see them. */
export const recipes: readonly Recipe[] = [generic]

export function recipeOf(target: KitTarget): Recipe | undefined {
  return recipes.find((recipe) => recipe.target === target)
}

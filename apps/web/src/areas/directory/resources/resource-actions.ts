import type { ListAction } from '../list/ListActions.tsx'

/**
 * The actions on resources that are selected in the list. Source: RES-11 to RES-14, GEN-08, issue
 * 4.
 */
export const resourceActions: ListAction[] = [
  {
    kind: 'enable',
    operation: 'resources.enable',
    dialog: 'enable',
  },
  {
    kind: 'disable',
    operation: 'resources.disable',
    dialog: 'disable',
  },
  {
    kind: 'delete',
    operation: 'resources.delete',
    dialog: 'delete',
    single: true,
  },
  { kind: 'setHidden', operation: 'resources.update' },
  { kind: 'addAlias', operation: 'aliases.create' },
  { kind: 'removeAliases', operation: 'aliases.delete' },
]

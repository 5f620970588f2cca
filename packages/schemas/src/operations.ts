import type * as z from 'zod/mini'
import * as accessDeclarations from './access-declarations.ts'
import * as declarations from './declarations.ts'
import type { Declaration } from './declare.ts'
import * as leavingDeclarations from './leaving-declarations.ts'

type Declarations = typeof declarations & typeof leavingDeclarations & typeof accessDeclarations
type Merged<Part> = (Part extends unknown ? (each: Part) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

/**
 * Returns one object with the members of everything that a module exports, by the names of the
 * exports: not every program that runs the module has them in the same order.
 */
export function merged<Module extends object>(module: Module): Merged<Module[keyof Module]> {
  const exported: [string, object][] = Object.entries(module)
  const parts = exported.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.assign({}, ...parts.map(([, part]) => part))
}

export type Operations = Merged<Declarations[keyof Declarations]>

/**
 * All operations of the console, by id. The id is an operation's address, permission, audit name
 * and cache key.
 */
export const operations: Operations = {
  ...merged(declarations),
  ...merged(leavingDeclarations),
  ...merged(accessDeclarations),
}

export type OperationId = keyof Operations
export type ReadId = {
  [Id in OperationId]: Operations[Id]['kind'] extends 'read' ? Id : never
}[OperationId]
export type WriteId = Exclude<OperationId, ReadId>

/** The input of an operation as a caller sends it. */
export type Input<Id extends OperationId> = z.input<Operations[Id]['input']>
export type Output<Id extends OperationId> = z.output<Operations[Id]['output']>

/** The first part of an id: the resource that an operation belongs to. */
export type ResourceOf<Id extends OperationId> = Id extends `${infer Resource}.${string}`
  ? Resource
  : never
export type Resource = ResourceOf<OperationId>

export function isOperationId(text: string): text is OperationId {
  return Object.hasOwn(operations, text)
}

/** Returns an operation's declaration, without its specific types. */
export function declarationOf(id: OperationId): Declaration {
  return operations[id]
}

export function resourceOf(id: OperationId): string {
  return id.slice(0, id.indexOf('.'))
}

/** What the dashboard about leaving WorkMail, and the linter, are computed from. */
const shownByExit = [
  ...['entities', 'snapshots', 'exportSettings', 'exportRuns', 'exportJobs', 'exportEvidence'],
  ...['cutOvers', 'exit', 'exitChecklist', 'kits', 'movers'],
]

/**
 * Returns the resources whose reads are stale after a write: those it names, its own unless the
 * write is silent, the dashboard, the linter and the kits if they are computed from one of them, and
 * the audit trail, which has every write.
 */
export function staleAfter(id: OperationId): string[] {
  const { changes = [], isSilent } = declarationOf(id)
  const own = [...(isSilent ? [] : [resourceOf(id)]), ...changes]
  return [
    ...own,
    ...(own.some((each) => shownByExit.includes(each))
      ? ['exit', 'exitChecklist', 'lintFindings', 'kits']
      : []),
    'auditEntries',
  ]
}

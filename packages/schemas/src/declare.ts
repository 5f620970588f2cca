import type * as z from 'zod/mini'
import type { AuditTargetKind } from './audit-entries.ts'
import type { AwsAction, AwsCall } from './aws-call.ts'
import type { CapabilityId } from './connections.ts'
import type { Owner } from './owners.ts'
import type { Role } from './role.ts'

/** The type of an operation's input: an object, so that every problem has a field. */
type InputSchema = z.ZodMiniType<Record<string, unknown>>

type Members<Input extends InputSchema> = Extract<keyof z.infer<Input>, string>

/** A method, so that a declaration of a certain input is one of any input. */
type FieldOf<Input extends InputSchema> = {
  field(input: z.infer<Input>): Members<Input> | undefined
}

/**
 * What must hold for an operation, besides the role of the person. Buttons, menus, the palette and
 * dialogs that are opened by address tell it (`whyNot`), plans refuse by it, and AWS refuses what
 * it forbids, except for the members named in `mailroomOnly`.
 */
export type Needs = {
  /**
   * The feature without a public API that the connection has to have. Source: 00-index decision 23,
   * NOAPI-04.
   */
  capability?: CapabilityId
  /**
   * The systems that may manage the changed values in place of WorkMail; the first one that does is
   * named. Source: GEN-07, INTEROP-08.
   */
  owners?: readonly Owner[]
  /** The state of every user, group and resource that the input names. Source: EMB-07. */
  state?: 'ENABLED' | 'DISABLED'
  /**
   * True if only the organization's own users can be changed, not those of WorkMail or Exchange.
   * Source: USR-07, USR-34.
   */
  managed?: true
  /** True if a user who is changed needs a mailbox here. Source: USR-05, USR-25. */
  mailbox?: true
  /** True if it is impossible for the test domain, which AWS made. Source: DOM-17. */
  ownDomain?: true
  /** True if it is impossible for the default domain. Source: DOM-15, DOM-16. */
  notDefault?: true
  /** True if the domain has to be verified. Source: DOM-16. */
  verified?: true
  /** The members above that are rules of Mailroom: AWS carries the operation out without them. */
  mailroomOnly?: readonly ('state' | 'managed' | 'mailbox' | 'notDefault')[]
}

/**
 * The declaration of an operation. Its endpoint, checks, rights, audit entry, client and cache key
 * are derived from it.
 */
export type Declaration<
  Input extends InputSchema = InputSchema,
  Output extends z.ZodMiniType = z.ZodMiniType,
> = {
  kind: 'read' | 'write'
  /** One sentence in the infinitive, for the API reference. */
  summary: string
  /** Whoever has any of these roles may use the operation; everybody else is refused. */
  roles: readonly Role[]
  input: Input
  output: Output
  /**
   * The AWS calls of the operation, in order; a bare action is called with the operation's input.
   * Empty if AWS is not called.
   */
  aws: readonly (AwsAction | AwsCall<z.infer<Input>>)[]
  /**
   * The field to which an AWS error belongs, by the error's name; a function if it depends on the
   * input, which returns undefined if it is none.
   */
  errorFields?: { readonly [error: string]: Members<Input> | FieldOf<Input>['field'] }
  needs?: Needs
  /**
   * The members whose value before cannot be put back as if nothing had been: an edit of them is
   * not undone.
   */
  lasting?: readonly Members<Input>[]
  /**
   * The kind of what a write changes, and the members with its id and name, for the audit trail.
   * Absent for users, groups, resources, jobs and settings of the organization, which their members
   * tell.
   */
  target?: { kind: AuditTargetKind; id?: Members<Input>; name?: Members<Input> }
  /**
   * What writes that wait for each other have in common, if not the thing that an edit changes: the
   * address that they give, or the resource, whose things must differ.
   */
  inTurnBy?: 'email' | 'resource'
  /** The resources whose reads become stale, besides the operation's own. */
  changes?: readonly string[]
  /** True if a write changes nothing at AWS, so that a read-only connection allows it. */
  changesOnlyMailroom?: true
  /** True if no read of the operation's resource shows its change: nobody can read a password. */
  isSilent?: true
  /**
   * Returns after how many milliseconds a screen reads again, because what it shows changes without
   * a person; false if it does not. `reads` counts how often it was read.
   */
  pollMs?(output: z.infer<Output>, reads: number): number | false
  /** True if a read is in the audit trail like a write, because data is taken out. */
  isRecorded?: true
  /**
   * Set if each person can use the operation only a limited number of times per minute: true if it
   * counts together with others, a number if it counts alone and may be used that much oftener.
   */
  limited?: true | number
  /** The largest size of a request in bytes, if it carries more than a form. */
  maxBodyBytes?: number
}

type Fields<Input extends InputSchema, Output extends z.ZodMiniType> = Omit<
  Declaration<Input, Output>,
  'kind'
>

/** Declares an operation that changes nothing. */
export function read<const Input extends InputSchema, const Output extends z.ZodMiniType>(
  fields: Fields<Input, Output>,
) {
  return { kind: 'read', ...fields } as const satisfies Declaration<Input, Output>
}

/**
 * Declares an operation that changes something: it is recorded before it is sent, and refused on a
 * read-only connection.
 */
export function write<const Input extends InputSchema, const Output extends z.ZodMiniType>(
  fields: Fields<Input, Output>,
) {
  return { kind: 'write', ...fields } as const satisfies Declaration<Input, Output>
}

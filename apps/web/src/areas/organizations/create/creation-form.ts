import type { Input } from '@mailroom/schemas/operations'

/** The members of the form; what a choice hides is not among them. */
export type CreationForm = Partial<Omit<Input<'organizations.create'>, 'connectionId' | 'region'>>

import type { Role } from '@mailroom/schemas/role'
import type { ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { Answers } from './answers.ts'

/** Returns words of an example in the reader's language; the German ones are long. */
export type Say = (english: string, german: string) => string

/** A block in one of its states. */
export type Example = {
  /** The name of the state, such as `loading`. */
  state: string
  /** The words that a person must see, in English. */
  says: readonly string[]
  answers?: Answers
  /** The query of its address, such as the page size of a list. */
  search?: string
  /** `administrator` by default. */
  role?: Role
  isReadOnly?: boolean
  /** True for a dialog or menu over the page, which a button opens. */
  isDialog?: boolean
  /** What a person does to reach the state. */
  act?: (example: HTMLElement) => Promise<void>
  /** The routes below the example's own, such as its tabs. */
  children?: RouteObject[]
  show: (say: Say) => ReactNode
}

/** A block, by the name of its component, with its states. */
export type Section = { block: string; examples: readonly Example[] }

/** Returns the id of an example: the connection in its address, whose requests it answers. */
export function idOf(block: string, state: string): string {
  return `${block} ${state}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

/**
 * Returns the first element of an example that a selector finds, once it is there. Throws if the
 * example leaves the page before.
 */
export async function found<Found extends HTMLElement>(
  example: HTMLElement,
  selector: string,
): Promise<Found> {
  for (;;) {
    const element = example.querySelector<Found>(selector)
    if (element) return element
    if (!example.isConnected) throw new Error(`${example.id} is gone`)
    await new Promise(requestAnimationFrame)
  }
}

const valueProperty = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')

/** Types a text into the first field of an example. */
export async function type(example: HTMLElement, text: string): Promise<void> {
  const field = await found<HTMLInputElement>(example, 'input')
  valueProperty?.set?.call(field, text)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** Sends the form of an example, and waits for what then appears. */
export async function send(example: HTMLElement, outcome: string): Promise<void> {
  const form = await found<HTMLFormElement>(example, 'form')
  form.requestSubmit()
  await found(example, outcome)
}

/** Presses a button of an example. */
export async function press(example: HTMLElement, selector: string): Promise<void> {
  const button = await found<HTMLButtonElement>(example, selector)
  button.click()
}

import { create } from 'zustand'
import { holdWork } from '../../kit/form/unsaved-work.ts'

/**
 * The jobs of this tab whose new passwords nobody has taken yet, each with the function that stops
 * the question before the tab is closed.
 */
const useDue = create<Readonly<Record<string, () => void>>>()(() => ({}))

/** Records that closing the tab would lose the passwords of a job, which only this tab can open. */
export function expectPasswords(jobId: string): void {
  if (!useDue.getState()[jobId]) useDue.setState({ [jobId]: holdWork() })
}

/** Records that nothing can be lost any more: the passwords were handed over, or there are none. */
export function passwordsAreHandedOver(jobId: string): void {
  const { [jobId]: release, ...others } = useDue.getState()
  release?.()
  useDue.setState(others, true)
}

/** Returns whether passwords of a job wait in this tab to be handed over. */
export function useUnshownPasswords(jobId: string): boolean {
  return useDue((due) => due[jobId] !== undefined)
}

import { afterAll, afterEach } from 'vitest'

// jsdom has the elements of dialogs and popovers, but not their methods. Tests of files and data run
// without a document.
if (typeof HTMLDialogElement !== 'undefined') {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false
  }
  HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
    this.removeAttribute('popover')
  }
}

// React works on what a test leaves on the page even after the window of its file is gone.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react')
  // The first page of a test file waits until Cloudscape is read from the disk.
  configure({ asyncUtilTimeout: 15_000 })
  // Files share their modules: the next test may be signed in as somebody else.
  const { forgetSession } = await import('../data/call.ts')
  afterEach(() => {
    cleanup()
    forgetSession()
  })
  afterAll(() => new Promise((resolve) => setImmediate(resolve)))
}

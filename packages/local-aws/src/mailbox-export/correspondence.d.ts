/** A message of the sample mailboxes, in one of the console's languages. */
export type Letter = {
    subject: string;
    text: string;
    attachment?: string;
};
/** Invented people outside the organization. */
export declare const correspondents: readonly [{
    readonly name: 'Katrin Böhm';
    readonly address: 'katrin.boehm@lieferant.example';
}, {
    readonly name: 'Dewi Lestari';
    readonly address: 'dewi.lestari@mitra.example';
}, {
    readonly name: 'Owen Baker';
    readonly address: 'owen.baker@customer.example';
}, {
    readonly name: 'Thorsten Weiß';
    readonly address: 'thorsten.weiss@kunde.example';
}, {
    readonly name: 'Putra Wibowo';
    readonly address: 'putra.wibowo@pelanggan.example';
}, {
    readonly name: 'Grace Adeyemi';
    readonly address: 'grace.adeyemi@partner.example';
}];
export declare const letters: readonly Letter[];
export declare const meetings: string[];

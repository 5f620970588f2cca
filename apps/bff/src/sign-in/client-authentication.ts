import { createPrivateKey, type KeyObject, webcrypto, X509Certificate } from 'node:crypto'
import type { ClientAuth } from 'openid-client'

/** The key of a client without a secret, from OIDC_CLIENT_KEY_FILE and OIDC_CLIENT_KEY_ID. */
export type ClientKey = {
  /** A private key, and perhaps its certificate. PEM. */
  pem: string
  /** The name of the key at the provider. */
  id: string | undefined
}

/** The algorithm that a key signs with. RSA: PS256 if the provider does not take RS256. */
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, usesPss: boolean) {
  switch (asymmetricKeyType) {
    case 'rsa':
      return { name: usesPss ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    case 'ec':
      return asymmetricKeyDetails?.namedCurve === 'prime256v1'
        ? { name: 'ECDSA', namedCurve: 'P-256' }
        : undefined
    case 'ed25519':
      return { name: 'Ed25519' }
    default:
      return undefined
  }
}

/**
 * Returns why a key file cannot be used; undefined if it can. The key has to be RSA with 2,048 bits
 * or more, EC P-256 or Ed25519, without a passphrase.
 */
export function problemOfClientKey(pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem)
    const { modulusLength = 2_048 } = key.asymmetricKeyDetails ?? {}
    return algorithmOf(key, false) && modulusLength >= 2_048
      ? undefined
      : 'has to contain a key of RSA with 2048 bits or more, EC P-256 or Ed25519'
  } catch {
    return 'has to contain a private key in PEM, without a passphrase'
  }
}

/** Returns the thumbprint by which Entra ID finds the certificate (RFC 7515 §4.1.8), if any. */
function thumbprintOf(pem: string): string | undefined {
  const [certificate] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem) ?? []
  if (certificate === undefined) return undefined
  const hex = new X509Certificate(certificate).fingerprint256.replaceAll(':', '')
  return Buffer.from(hex, 'hex').toString('base64url')
}

async function signedWith({ pem, id }: ClientKey, usesPss: boolean): Promise<ClientAuth> {
  const { modifyAssertion, PrivateKeyJwt } = await import('openid-client')
  const key = createPrivateKey(pem)
  const algorithm = algorithmOf(key, usesPss)
  if (!algorithm) throw new Error('The client key has a type that was refused at start')
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const cryptoKey = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  const thumbprint = thumbprintOf(pem)
  return PrivateKeyJwt(id === undefined ? cryptoKey : { key: cryptoKey, kid: id }, {
    [modifyAssertion]: (header: Record<string, unknown>) => {
      if (thumbprint !== undefined) header['x5t#S256'] = thumbprint
    },
  })
}

/**
 * Returns client_secret_basic. openid-client's own encodes `-`, `_`, `.` and `~`, too. RFC 6749
 * §2.3.1 allows that, but providers that do not decode, such as Glewlwyd, then refuse almost every
 * secret that is in use.
 */
function clientSecretBasic(clientSecret: string): ClientAuth {
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')
  return (_provider, { client_id }, _body, headers) => {
    const credentials = `${encoded(client_id)}:${encoded(clientSecret)}`
    headers.set('authorization', `Basic ${btoa(credentials)}`)
  }
}

/**
 * Returns how the console proves at the token endpoint who it is: with its key, if it has one;
 * without anything as a public client, which has no secret; else with the secret, in the header
 * `Authorization` if the provider offers that or says nothing, and in the body otherwise.
 * Source: OpenID Connect Discovery §3, `token_endpoint_auth_methods_supported`.
 */
export async function clientAuthentication(
  clientSecret: string | undefined,
  clientKey: ClientKey | undefined,
): Promise<ClientAuth> {
  const { ClientSecretPost, None } = await import('openid-client')
  if (clientKey !== undefined) {
    const [rs256, ps256] = [await signedWith(clientKey, false), await signedWith(clientKey, true)]
    return (provider, ...rest) => {
      const offered = provider.token_endpoint_auth_signing_alg_values_supported ?? ['RS256']
      const usesPss = !offered.includes('RS256') && offered.includes('PS256')
      return (usesPss ? ps256 : rs256)(provider, ...rest)
    }
  }
  if (clientSecret === undefined) return None()
  const [basic, post] = [clientSecretBasic(clientSecret), ClientSecretPost(clientSecret)]
  return (provider, ...rest) => {
    const offered = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (offered.includes('client_secret_basic') ? basic : post)(provider, ...rest)
  }
}

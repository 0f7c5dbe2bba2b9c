// Whether `signature` (r and s) is that of `message` under the public key `point` (uncompressed, P-256). Rejects where the
// point is none.
export async function es256(point, message, signature) {
  // What we are given are views of memory that may move while we wait.
  [message, signature] = [message.slice(), signature.slice()];
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", point.slice(), algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, signature, message);
}

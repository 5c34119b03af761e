import { Mistake } from "../mistake";

// Node 20 is supported here, with the exact versions of the SDK that take it.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** How AWS's clients are made: what they cannot get soon is not known. Times in milliseconds. */
export function clientOptions(region: string) {
    return {
        region,
        maxAttempts: 2,
        requestHandler: {
            connectionTimeout: 3_000,
            requestTimeout: 3_000,
            throwOnRequestTimeout: true,
        },
    };
}

/** What AWS's SDK says of a request that failed. */
interface Failure {
    readonly name: string;
    readonly message: string;
    /** Of the connection, such as ENOTFOUND. */
    readonly code?: string;
    /** Whose fault it is, in what AWS itself answers. */
    readonly $fault?: string;
}

/** Names of errors by which AWS refuses whoever asks (its services differ). */
const refusedCredentials =
    /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|AuthFailure|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|InvalidToken)/;
const refusedAction = /^(AccessDenied|Unauthorized|AuthorizationError)/;

const askWho = "Run: aws sts get-caller-identity";

/**
 * Why AWS could not be asked, as one sentence with the next step. What is not foreseen is returned as
 * it is: a defect.
 */
export function awsTrouble(error: unknown, region: string): unknown {
    if (error instanceof Mistake || !(error instanceof Error)) return error;
    const { name, code, message, $fault } = error as Error & Failure;
    const said = message.split("\n")[0]?.replace(/[.\s]+$/, "") ?? "";
    if (/^(CredentialsProvider|TokenProvider|ProviderError)/.test(name)) {
        return new Mistake(`There are no AWS credentials here (${said}). ${askWho}`);
    }
    if (refusedCredentials.test(name)) {
        return new Mistake(`AWS refuses the credentials: ${said}. ${askWho}`);
    }
    if (refusedAction.test(name)) {
        return new Mistake(`AWS does not allow the question: ${said}. ${askWho}`);
    }
    if (name === "ClusterNotFoundException") {
        return new Mistake(
            `These credentials see no such cluster in ${region}: was the stack destroyed? ${askWho}`,
        );
    }
    if ($fault !== undefined) return new Mistake(`AWS answers: ${said}. ${askWho}`);
    if (code?.startsWith("E") || /^(Timeout|Abort)/.test(name)) {
        return new Mistake(
            `AWS does not answer in ${region} (${code ?? said}): is there a network? ${askWho}`,
        );
    }
    return error;
}

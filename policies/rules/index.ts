import type { Rule } from "../rule";
import { bitcoindNoWallet } from "./bitcoindNoWallet";
import { bitcoindOptionsAllowed } from "./bitcoindOptionsAllowed";
import { bitcoindRpcOnLoopback } from "./bitcoindRpcOnLoopback";
import { containerNoCapabilities } from "./containerNoCapabilities";
import { containerNotRoot } from "./containerNotRoot";
import { containerReadOnly } from "./containerReadOnly";
import { electrumListed } from "./electrumListed";
import { fileSystemByAccessPoint } from "./fileSystemByAccessPoint";
import { fileSystemEncrypted } from "./fileSystemEncrypted";
import { iamActionsNamed } from "./iamActionsNamed";
import { iamResourcesNamed } from "./iamResourcesNamed";
import { imageByDigest } from "./imageByDigest";
import { keyBesideImage } from "./keyBesideImage";
import { logsKept } from "./logsKept";
import { nfsFromTask } from "./nfsFromTask";
import { noBitcoinKeyInKms } from "./noBitcoinKeyInKms";
import { noKeyInConfiguration } from "./noKeyInConfiguration";
import { noKeyInFiles } from "./noKeyInFiles";
import { noKeyInOutputs } from "./noKeyInOutputs";
import { noKeyInProperties } from "./noKeyInProperties";
import { noKmsSigning } from "./noKmsSigning";
import { noPlainSecret } from "./noPlainSecret";
import { oneTaskAtATime } from "./oneTaskAtATime";
import { repositoryImmutable } from "./repositoryImmutable";
import { repositoryScanned } from "./repositoryScanned";
import { sshClosed } from "./sshClosed";
import { stopTimeout } from "./stopTimeout";
import { visibleInPreview } from "./visibleInPreview";
import { worldClosed } from "./worldClosed";

/** Every rule of the pack. The first keeps what components show, for those that look at their children. */
export const rules: readonly Rule[] = [
    visibleInPreview,
    noKeyInProperties,
    noKeyInFiles,
    noKeyInConfiguration,
    noKeyInOutputs,
    keyBesideImage,
    sshClosed,
    nfsFromTask,
    electrumListed,
    worldClosed,
    fileSystemEncrypted,
    fileSystemByAccessPoint,
    repositoryImmutable,
    repositoryScanned,
    imageByDigest,
    containerNotRoot,
    containerReadOnly,
    containerNoCapabilities,
    noPlainSecret,
    bitcoindNoWallet,
    bitcoindRpcOnLoopback,
    bitcoindOptionsAllowed,
    oneTaskAtATime,
    logsKept,
    stopTimeout,
    noBitcoinKeyInKms,
    noKmsSigning,
    iamActionsNamed,
    iamResourcesNamed,
];

import { lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

const blocked = new BlockList();
blocked.addSubnet("169.254.0.0", 16, "ipv4");
blocked.addSubnet("0.0.0.0", 8, "ipv4");
blocked.addSubnet("fe80::", 10, "ipv6");
blocked.addAddress("fd00:ec2::254", "ipv6");

/** Whether an address is one of a machine's own link, where clouds answer with credentials. */
export function isLinkLocal(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "");
  const family = isIP(bare);
  // A mapped address (::ffff:169.254.1.1) is judged as the IPv4 address that it is.
  return family !== 0 && blocked.check(bare, family === 4 ? "ipv4" : "ipv6");
}

/** Resolves a name, and refuses one that leads to a link-local address: judged when it is connected to, not before. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, "", 0);
      return;
    }
    const [first] = addresses;
    const refused = addresses.find(({ address }) => isLinkLocal(address));
    if (refused !== undefined || first === undefined) {
      callback(new Error(`${hostname} leads to an address that is not asked`), "", 0);
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

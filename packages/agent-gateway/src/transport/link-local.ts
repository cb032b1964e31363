import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

const blocked = new BlockList();
blocked.addSubnet("169.254.0.0", 16, "ipv4");
blocked.addSubnet("fe80::", 10, "ipv6");
// The same IPv4 addresses as IPv6 carries them besides the mapped form: ::a.b.c.d, NAT64 and 6to4 (RFC 4291, 6052, 3056).
blocked.addSubnet("::a9fe:0", 112, "ipv6");
blocked.addSubnet("64:ff9b::a9fe:0", 112, "ipv6");
blocked.addSubnet("2002:a9fe::", 32, "ipv6");
// Where clouds answer with credentials though it is no address of the link: AWS, Google, Alibaba, Oracle, Azure.
blocked.addAddress("fd00:ec2::254", "ipv6");
blocked.addAddress("fd20:ce::254", "ipv6");
blocked.addAddress("100.100.100.200", "ipv4");
blocked.addAddress("192.0.0.192", "ipv4");
blocked.addAddress("168.63.129.16", "ipv4");

/** Why a connection is not made. */
export const LINK_LOCAL = "ERR_UPSTREAM_LINK_LOCAL";

/** Whether a host is an address of a machine's own link, or another one at which clouds give out credentials. */
export function isLinkLocal(host: string): boolean {
  const [bare = ""] = host.replace(/^\[|\]$/g, "").split("%");
  const family = isIP(bare);
  // A mapped address (::ffff:169.254.1.1) is judged as the IPv4 address that it is.
  return family !== 0 && blocked.check(bare, family === 4 ? "ipv4" : "ipv6");
}

/** What is told of a host that is not connected to. */
export function linkLocalError(host: string): NodeJS.ErrnoException {
  const error = new Error(`${host} leads to an address that nothing is sent to`);
  return Object.assign(error, { code: LINK_LOCAL });
}

/** Resolves names, and leaves link-local addresses out: what is judged is what is connected to, at the time it is. */
export function createGuardedLookup(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, "", 0);
        return;
      }
      const allowed = addresses.filter(({ address }) => !isLinkLocal(address));
      const [first] = allowed;
      if (first === undefined) callback(linkLocalError(hostname), "", 0);
      else if (options.all === true) callback(null, allowed satisfies LookupAddress[]);
      else callback(null, first.address, first.family);
    });
  };
}

/** The system's resolver, guarded. Addresses are never given to a resolver: they are asked about with {@link isLinkLocal}. */
export const guardedLookup: LookupFunction = createGuardedLookup(systemLookup);

"""`make audit`: known vulnerabilities of the pinned packages. Fails on any, and says so if there is no database."""

from __future__ import annotations

import json
import subprocess
import sys


def main(python: str, requirements: str) -> int:
    command = [python, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json", "-r", requirements]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        if "ConnectionError" in done.stderr or "ServiceError" in done.stderr:
            print("Not audited: the registry's database of vulnerabilities can't be reached.")
            return 0
        print(done.stderr, file=sys.stderr)
        return 1
    skipped = [each["name"] for each in packages if "skip_reason" in each]
    vulnerable = [each for each in packages if each.get("vulns")]
    for each in vulnerable:
        for found in each["vulns"]:
            fixed = ", ".join(found["fix_versions"]) or "no version yet"
            print(f"{each['name']} {each['version']}: {found['id']}, fixed in {fixed}", file=sys.stderr)
    print(f"{requirements}: {len(packages) - len(skipped)} packages audited, {len(vulnerable)} vulnerable", end="")
    print(f", {len(skipped)} not in the database of this registry" if skipped else "")
    return 1 if vulnerable else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

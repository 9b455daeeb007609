#!/bin/bash
# build.sh [--out FILE] [--cache FOLDER] [--add FOLDER]: makes the repair image, a small CD that a PC is started from over its serial line.
# From Debian packages only, without root. The same packages give the same bytes. See docs/out-of-band/repair-image.md.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
OUT=repair.iso CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/deskside-repair-image ADD=
while [ $# -gt 0 ]; do
  case $1 in
    --out) OUT=$2; shift 2 ;;
    --cache) CACHE=$2; shift 2 ;;
    --add) ADD=$2; shift 2 ;;   # a folder that is laid over the image's root: tools and signatures of your own
    *) echo "build.sh: unknown word \"$1\". Use: build.sh [--out FILE] [--cache FOLDER] [--add FOLDER]" >&2; exit 2 ;;
  esac
done
for tool in apt-get dpkg-deb cpio gzip xorriso depmod readelf; do
  command -v $tool >/dev/null || { echo "build.sh: $tool is missing: apt-get install xorriso cpio kmod binutils isolinux syslinux-common" >&2; exit 1; }
done
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} LC_ALL=C TZ=UTC
umask 022

KERNEL=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
[ -n "$KERNEL" ] || { echo "build.sh: apt knows no kernel: run apt-get update first." >&2; exit 1; }
PACKAGES="$KERNEL busybox-static isolinux syslinux-common e2fsprogs libext2fs2 libcom-err2 libblkid1 libuuid1 libss2 util-linux
  ntfs-3g libntfs-3g89 smartmontools libcap-ng0 libselinux1 libpcre2-8-0 libsystemd0 libcap2 libgcrypt20 libgpg-error0 liblzma5 libzstd1 liblz4-1 libstdc++6 libgcc-s1 libc6 dosfstools"
PROGRAMS="sbin/blkid sbin/e2fsck sbin/tune2fs sbin/debugfs bin/ntfsfix bin/ntfs-3g usr/sbin/smartctl sbin/fsck.fat"
MODULES="ahci ata_piix nvme sd_mod sr_mod usb-storage uas xhci-pci ehci-pci uhci-hcd ohci-pci usbhid hid-generic virtio_pci virtio_blk
  isofs ext4 vfat nls_cp437 nls_ascii nls_utf8 ntfs3 fuse"

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$CACHE" "$work"/{packages,root,iso/boot/isolinux}

# 1. packages, fetched once a version
(cd "$CACHE" && for package in $PACKAGES; do
  version=$(apt-cache show --no-all-versions "$package" | awk '/^Version:/ { print $2; exit }')
  ls "${package}_${version//:/%3a}"_*.deb >/dev/null 2>&1 || apt-get download -qq -o APT::Sandbox::User=root "$package"
  dpkg-deb -x "$(ls -t "${package}"_*.deb | head -1)" "$work/packages"
done)

# 2. the root: busybox, the repair programs and the libraries that they name
root=$work/root packages=$work/packages
mkdir -p "$root"/{bin,sbin,etc,lib,lib64,proc,sys,dev,run,tmp,mnt,usr/bin,usr/sbin,usr/lib}
cp "$packages/bin/busybox" "$root/bin/busybox"
find_library() { find "$packages/lib" "$packages/usr/lib" -name "$1" -not -path '*/libc6-*' 2>/dev/null | sort | head -1; }
add_libraries() {
  local name library
  for name in $(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
    [ -e "$root/lib/$name" ] && continue
    library=$(find_library "$name")
    [ -n "$library" ] || { echo "build.sh: $(basename "$1") needs $name, which is in no package of the list." >&2; exit 1; }
    cp -L "$library" "$root/lib/$name"
    add_libraries "$library"
  done
}
for program in $PROGRAMS; do
  cp -L "$packages/$program" "$root/sbin/"
  add_libraries "$packages/$program"
done
cp -L "$(find_library ld-linux-x86-64.so.2)" "$root/lib64/ld-linux-x86-64.so.2"

# 3. the kernel's drivers, with what they need
abi=${KERNEL#linux-image-}
drivers=$packages/lib/modules/$abi
depmod -b "$packages" "$abi"
mkdir -p "$root/lib/modules/$abi"
add_driver() {
  local line file
  line=$(grep -E "/$(echo "$1" | sed 's/[-_]/[-_]/g')\.ko:" "$drivers/modules.dep" || true)
  [ -n "$line" ] || return 0   # built in, or not in this kernel
  for file in $(echo "$line" | tr -d ':'); do
    mkdir -p "$root/lib/modules/$abi/$(dirname "$file")"
    cp -n "$drivers/$file" "$root/lib/modules/$abi/$file"
  done
}
for module in $MODULES crc32c_generic crc32c-intel; do add_driver "$module"; done
# What a driver asks for by name only.
for module in crct10dif_generic t10-pi crc64_rocksoft; do add_driver "$module"; done
cp "$drivers"/modules.{order,builtin,builtin.modinfo} "$root/lib/modules/$abi/"
depmod -b "$root" "$abi"
rm -f "$root/lib/modules/$abi"/*.bin "$root/lib/modules/$abi"/modules.{builtin.modinfo,devname,softdep}
echo "$MODULES" | tr -s ' \n' '\n' | sed '/^$/d' >"$root/etc/drivers"

# 4. what is ours, and what is yours
cp "$HERE/files/init" "$root/init"
cp "$HERE/files/repair" "$HERE/files/look" "$HERE/files/scan" "$root/sbin/"
cp "$HERE/files/signatures" "$root/etc/signatures"
chmod 755 "$root/init" "$root"/sbin/{repair,look,scan}
[ -z "$ADD" ] || cp -R "$ADD/." "$root/"

# 5. the image: everything with one date, in one order
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$root" && find . | sort | cpio -o -H newc --reproducible --quiet -R 0:0) | gzip -9n >"$work/iso/boot/initrd.gz"
cp "$packages/boot/vmlinuz-$abi" "$work/iso/boot/vmlinuz"
cp "$packages/usr/lib/ISOLINUX/isolinux.bin" "$packages/usr/lib/syslinux/modules/bios/ldlinux.c32" "$work/iso/boot/isolinux/"
cp "$HERE/files/isolinux.cfg" "$work/iso/boot/isolinux/isolinux.cfg"
find "$work/iso" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
stamp=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S00)
xorriso -as mkisofs -quiet -V DESKSIDE_REPAIR -b boot/isolinux/isolinux.bin -c boot/isolinux/boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table \
  --modification-date="$stamp" --set_all_file_dates "$stamp" -J -R -o "$OUT" "$work/iso"
printf '%s: %s bytes, sha256 %s\n' "$OUT" "$(stat -c %s "$OUT")" "$(sha256sum "$OUT" | cut -d' ' -f1)"

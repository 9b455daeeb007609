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
for tool in apt-get dpkg-deb cpio xz xorriso depmod readelf mkfs.fat mcopy; do
  command -v $tool >/dev/null || { echo "build.sh: $tool is missing: apt-get install xorriso cpio kmod binutils xz-utils dosfstools mtools" >&2; exit 1; }
done
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} LC_ALL=C TZ=UTC
umask 022

KERNEL=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
[ -n "$KERNEL" ] || { echo "build.sh: apt knows no kernel: run apt-get update first." >&2; exit 1; }
PACKAGES="$KERNEL busybox-static isolinux syslinux-common e2fsprogs libext2fs2 libcom-err2 libblkid1 libuuid1 libss2 util-linux
  ntfs-3g libntfs-3g89 smartmontools libcap-ng0 libselinux1 libpcre2-8-0 libsystemd0 libcap2 libgcrypt20 libgpg-error0 liblzma5 libzstd1 liblz4-1 libstdc++6 libgcc-s1 libc6 dosfstools
  shim-signed grub-efi-amd64-signed efibootmgr libefiboot1 libefivar1"
# What a start reads: drivers of disk controllers and of the drive that the image is in. Everything else lies in packs, which are fetched when a
# line of the menu needs them: a start over a thin line reads a third less.
MODULES="ahci ata_piix nvme vmd sd_mod sr_mod usb-storage uas xhci-pci ehci-pci uhci-hcd ohci-pci virtio_pci virtio_blk isofs"
PACKS="c ext extfix fat fatfix ntfs smart efi"
pack_programs() { case $1 in
  extfix) echo sbin/e2fsck sbin/tune2fs sbin/debugfs sbin/blkid ;;
  fatfix) echo sbin/fsck.fat ;;
  ntfs) echo bin/ntfsfix bin/ntfs-3g ;;
  smart) echo usr/sbin/smartctl ;;
  efi) echo bin/efibootmgr ;;
esac; }
pack_modules() { case $1 in
  ext) echo ext4 crc32c_generic ;;
  fat) echo vfat exfat nls_cp437 nls_ascii nls_utf8 ;;
  ntfs) echo fuse ;;
  efi) echo efivarfs ;;
esac; }

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$CACHE" "$work"/{packages,root,iso/packs}

# 1. packages, fetched once a version
(cd "$CACHE" && for package in $PACKAGES; do
  version=$(apt-cache show --no-all-versions "$package" | awk '/^Version:/ { print $2; exit }')
  ls "${package}_${version//:/%3a}"_*.deb >/dev/null 2>&1 || apt-get download -qq -o APT::Sandbox::User=root "$package"
  dpkg-deb -x "$(ls -t "${package}"_*.deb | head -1)" "$work/packages"
done)

# 2. the root is busybox and our own scripts; the repair programs, with the libraries that they name, lie in packs
root=$work/root packages=$work/packages
mkdir -p "$root"/{bin,sbin,etc/packs,lib,lib64,proc,sys,dev,run,tmp,mnt,usr/bin,usr/sbin,usr/lib}
cp "$packages/bin/busybox" "$root/bin/busybox"
find_library() { find "$packages/lib" "$packages/usr/lib" -name "$1" -not -path '*/libc6-*' 2>/dev/null | sort | head -1; }
add_libraries() {   # PACK PROGRAM
  local name library
  for name in $(readelf -d "$2" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
    [ -e "$work/packs/$1/lib/$name" ] || [ -e "$work/packs/c/lib/$name" ] && continue
    library=$(find_library "$name")
    [ -n "$library" ] || { echo "build.sh: $(basename "$2") needs $name, which is in no package of the list." >&2; exit 1; }
    [[ $name == ld-linux* ]] && continue
    cp -L "$library" "$work/packs/$1/lib/$name"
    add_libraries "$1" "$library"
  done
}
for pack in $PACKS; do
  mkdir -p "$work/packs/$pack"/{sbin,lib,lib64,etc/packs}
  if [ "$pack" = c ]; then
    cp -L "$(find_library libc.so.6)" "$work/packs/c/lib/"
    cp -L "$(find_library ld-linux-x86-64.so.2)" "$work/packs/c/lib64/"
  fi
  for program in $(pack_programs "$pack"); do
    cp -L "$packages/$program" "$work/packs/$pack/sbin/"
    add_libraries "$pack" "$packages/$program"
  done
done

# 3. the kernel's drivers, with what they need
abi=${KERNEL#linux-image-}
drivers=$packages/lib/modules/$abi
depmod -b "$packages" "$abi"
add_driver() {   # TREE DRIVER; what the root has is not copied into a pack
  local line file
  line=$(grep -E "/$(echo "$2" | sed 's/[-_]/[-_]/g')\.ko:" "$drivers/modules.dep" || true)
  [ -n "$line" ] || return 0   # built in, or not in this kernel
  for file in $(echo "$line" | tr -d ':'); do
    [ -e "$root/lib/modules/$abi/$file" ] && continue
    mkdir -p "$1/lib/modules/$abi/$(dirname "$file")"
    cp -n "$drivers/$file" "$1/lib/modules/$abi/$file"
  done
}
mkdir -p "$root/lib/modules/$abi"
# The last ones are asked for by name only.
for module in $MODULES crct10dif_generic t10-pi crc64_rocksoft; do add_driver "$root" "$module"; done
for pack in $PACKS; do
  for module in $(pack_modules "$pack"); do add_driver "$work/packs/$pack" "$module"; done
  pack_modules "$pack" | tr -s ' ' '\n' >"$work/packs/$pack/etc/packs/$pack"
done
# The lists are made over all of them: a driver of a pack is found as soon as the pack is there.
mkdir -p "$work/all"
cp -R "$root/lib" "$work/all/"
for pack in $PACKS; do cp -R "$work/packs/$pack/lib" "$work/all/"; done
cp "$drivers"/modules.{order,builtin,builtin.modinfo} "$work/all/lib/modules/$abi/"
depmod -b "$work/all" "$abi"
cp "$work/all/lib/modules/$abi"/modules.{dep,alias,builtin} "$root/lib/modules/$abi/"
echo "$MODULES" | tr -s ' \n' '\n' | sed '/^$/d' >"$root/etc/drivers"

# 4. what is ours, and what is yours
cp "$HERE/files/init" "$root/init"
scripts="repair look scan need kind attach health loader esp entries asleep wake"
for script in $scripts; do cp "$HERE/files/$script" "$root/sbin/"; chmod 755 "$root/sbin/$script"; done
cp "$HERE/files/signatures" "$root/etc/signatures"
chmod 755 "$root/init"
[ -z "$ADD" ] || cp -R "$ADD/." "$root/"

# 5. the image: everything with one date, in one order, and what a start reads in one run: loader, kernel, root. All of it in the first folder,
# because the loader reads each folder on the way, a block at a time. What only UEFI reads lies at the end: Debian's signed loaders in a small FAT
# volume, which take kernel and root from the same place as the BIOS loader does.
archive() {
  find "$1" -depth -type d -empty -path '*/packs/*' -delete
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$1" && find . | sort | cpio -o -H newc --reproducible --quiet -R 0:0) | xz -T1 --check=crc32 --lzma2=preset=9e,dict=16MiB >"$2"
}
archive "$root" "$work/iso/initrd.xz"
for pack in $PACKS; do archive "$work/packs/$pack" "$work/iso/packs/$pack.xz"; done
cp "$packages/boot/vmlinuz-$abi" "$work/iso/vmlinuz"
cp "$packages/usr/lib/ISOLINUX/isolinux.bin" "$packages/usr/lib/syslinux/modules/bios/ldlinux.c32" "$work/iso/"
cp "$HERE/files/isolinux.cfg" "$work/iso/isolinux.cfg"
mkdir -p "$work"/efi/EFI/BOOT "$work"/iso/boot/grub "$work"/iso/.disk
cp "$packages/usr/lib/shim/shimx64.efi.signed" "$work/efi/EFI/BOOT/BOOTX64.EFI"
cp "$packages/usr/lib/grub/x86_64-efi-signed/gcdx64.efi.signed" "$work/efi/EFI/BOOT/grubx64.efi"
cp "$HERE/files/grub.cfg" "$work/iso/boot/grub/grub.cfg"
echo "Deskside repair image" >"$work/iso/.disk/info"   # by this file the loader finds the image when the firmware does not say where it came from
find "$work/efi" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
kib=$((($(cat "$work"/efi/EFI/BOOT/* | wc -c) / 4096 + 8) * 4))
mkfs.fat -C --invariant -i 44534b31 -n DESKSIDE -F 12 -S 512 -s 8 -r 16 "$work/iso/efi.img" "$kib" >/dev/null
for file in EFI EFI/BOOT EFI/BOOT/BOOTX64.EFI EFI/BOOT/grubx64.efi; do
  if [ -d "$work/efi/$file" ]; then mmd -i "$work/iso/efi.img" "::$file"; else mcopy -m -i "$work/iso/efi.img" "$work/efi/$file" "::$file"; fi
done
find "$work/iso" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
stamp=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S00)
xorriso -as mkisofs -quiet -V DESKSIDE_REPAIR -b isolinux.bin -c boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table \
  -eltorito-alt-boot -e efi.img -no-emul-boot \
  --sort-weight 500 /isolinux.bin --sort-weight 490 /ldlinux.c32 --sort-weight 480 /isolinux.cfg --sort-weight 400 /vmlinuz --sort-weight 390 /initrd.xz \
  --sort-weight -10 /boot/grub/grub.cfg --sort-weight -20 /efi.img \
  --modification-date="$stamp" --set_all_file_dates "$stamp" -R -o "$OUT" "$work/iso"
printf '%s: %s bytes, sha256 %s\n' "$OUT" "$(stat -c %s "$OUT")" "$(sha256sum "$OUT" | cut -d' ' -f1)"

#!/bin/bash
# Records what a helpdesk sees, losslessly, under Xvfb: the eight standard screens a–h and six more that the codec was not made for.
# usage: make.sh OUT_DIR [NAME…]     names: a_typing b_scroll c_terminal d_drag e_dialogs f_video g_photos h_idle
#                                           dark_editor office_text spreadsheet map_pan scaled_desktop chat_app
# environment: TICKS (30 a second), SECONDS_EACH (12), SCREEN (1920x1080), DISPLAY_NUMBER (91)
# Debian packages: xvfb x11-xserver-utils openbox xdotool xterm mousepad pcmanfm lxappearance xfce4-settings chromium ffmpeg xwallpaper
#   mate-backgrounds papirus-icon-theme adwaita-icon-theme fonts-dejavu fonts-liberation libx11-dev libxext-dev gcc dbus-x11 python3
set -u
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { sed -n 2,8p "$0" >&2; exit 2; }
out=$(mkdir -p "$1" && cd "$1" && pwd); shift
ticks=${TICKS:-30} seconds=${SECONDS_EACH:-12} screen=${SCREEN:-1920x1080}
export DISPLAY=:${DISPLAY_NUMBER:-91} HOME=$out/home XDG_RUNTIME_DIR=$out/run GTK_THEME=Adwaita NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory
photos=/usr/share/backgrounds/mate/nature
work=$out/tmp
for tool in Xvfb openbox xdotool xterm mousepad pcmanfm chromium ffmpeg xwallpaper gcc python3; do
  command -v $tool >/dev/null || { echo "$tool is missing; see the package list in $0" >&2; exit 1; }
done
mkdir -p "$HOME/.config/fontconfig" "$HOME/.config/gtk-3.0" "$XDG_RUNTIME_DIR" "$work"; chmod 700 "$XDG_RUNTIME_DIR"
gcc -O2 -o "$work/record" "$here/record.c" -lX11 -lXext || exit 1
# Sub-pixel text on purpose: it is what Windows shows, and the hard case for lossy codecs.
cat > "$HOME/.config/fontconfig/fonts.conf" <<'F'
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><match target="font">
<edit name="antialias" mode="assign"><bool>true</bool></edit><edit name="rgba" mode="assign"><const>rgb</const></edit>
<edit name="lcdfilter" mode="assign"><const>lcddefault</const></edit><edit name="hinting" mode="assign"><bool>true</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintslight</const></edit></match></fontconfig>
F
printf '[Settings]\ngtk-icon-theme-name=Papirus\ngtk-xft-antialias=1\ngtk-xft-rgba=rgb\n' > "$HOME/.config/gtk-3.0/settings.ini"
printf 'gtk-icon-theme-name="Papirus"\n' > "$HOME/.gtkrc-2.0"
python3 "$here/pages.py" "$work"
prose=$work/prose.txt

Xvfb $DISPLAY -screen 0 ${screen}x24 -nolisten tcp >/dev/null 2>&1 & xvfb=$!
sleep 1
eval "$(dbus-launch --sh-syntax)"
openbox >/dev/null 2>&1 & openbox=$!
trap 'stop_apps; kill $openbox $xvfb ${DBUS_SESSION_BUS_PID:-} 2>/dev/null' EXIT
sleep 1

apps=()
app() { "$@" >/dev/null 2>&1 & apps+=($!); }
stop_apps() { local p; for p in "${apps[@]}"; do kill $p 2>/dev/null; done; sleep .7; for p in "${apps[@]}"; do kill -9 $p 2>/dev/null; done; apps=(); }
window() { local i w; for i in $(seq 60); do w=$(xdotool search --onlyvisible --class "$1" 2>/dev/null | tail -1); [ -n "$w" ] && { echo $w; return; }; sleep .2; done; }
place() { xdotool windowsize $1 $2 $3 windowmove $1 $4 $5 windowactivate $1; }
start() { "$work/record" "$out/$1.rec" $seconds $ticks & recorder=$!; sleep .4; }
finish() { wait $recorder; stop_apps; sleep .3; }
browser() { app chromium --no-sandbox --disable-gpu --user-data-dir=$work/browser --no-first-run --window-size=1700,1000 --window-position=60,20 "$@"; window chromium; }
wheel() { local i; for i in $(seq $2); do xdotool click --repeat $3 --delay 50 $1; sleep .28; done; }
video() { app ffplay -loglevel quiet -an "$@"; }
still() { echo "$photos/$1.jpg"; }
plain() { xsetroot -solid '#3a6ea5'; }

do_a_typing() { plain; cp $prose $work/doc.txt; app mousepad $work/doc.txt; w=$(window mousepad); place $w 1300 900 120 60; sleep 1.5
  xdotool key ctrl+Home Down Down Down Down End; start a_typing
  xdotool type --delay 70 ' The customer reports that printing fails after the update.'
  for k in f e s; do xdotool key alt+$k; sleep .35; for i in 1 2 3; do xdotool key Down; sleep .15; done; xdotool key Escape Escape; sleep .15; done
  xdotool key Return; xdotool type --delay 70 'We checked the queue, 42 jobs'; finish; }
do_b_scroll() { browser --app=file://$work/page.html >/dev/null; sleep 5; xdotool mousemove 900 600; start b_scroll
  wheel 5 14 2; sleep .8; wheel 4 8 3; xdotool key Next; sleep .6; xdotool key Next; finish; }
do_c_terminal() { plain; python3 "$here/pages.py" --log 100 > $work/log.txt & log=$!
  app xterm -fa 'DejaVu Sans Mono' -fs 11 -geometry 150x50+100+60 -bg black -fg '#d0d0d0' -e tail -n 60 -f $work/log.txt; sleep 2; start c_terminal; finish; kill $log; }
do_d_drag() { xwallpaper --zoom $(still Garden); app xterm -fa 'DejaVu Sans Mono' -fs 10 -geometry 100x40+1000+300 -e "cat $prose; sleep 100"; app mousepad $prose
  w=$(window mousepad); sleep 1; place $w 760 560 150 150; sleep 1; start d_drag; xdotool mousemove 450 161 mousedown 1
  python3 -c "import math
for i in range(1,231): print(int(900-450*math.cos(i/36)), int(311+150*math.sin(i/17)))" | while read x y; do xdotool mousemove $x $y; sleep .02; done
  xdotool mouseup 1; finish; }
do_e_dialogs() { xwallpaper --zoom $(still Aqua); app pcmanfm /usr/share; w=$(window pcmanfm); sleep 2; place $w 1000 700 100 80; sleep .5; start e_dialogs
  xdotool key ctrl+l; sleep .2; xdotool type --delay 20 /etc; xdotool key Return; sleep .8; xdotool key Next; sleep .4; xdotool key Home; sleep .3
  xdotool key alt+Return; sleep .9; xdotool key Escape; sleep .3; app xfce4-settings-manager; sleep 1.6; app xfce4-mouse-settings; sleep 1.2; app lxappearance; sleep 1.2
  xdotool windowactivate $w; sleep .4; xdotool key ctrl+l; xdotool type --delay 20 /usr/share/icons/Papirus/48x48/apps; xdotool key Return; sleep 1; xdotool key Next; sleep .5; xdotool key Next; finish; }
do_f_video() { [ -s $work/v.mp4 ] || ffmpeg -loglevel error -y -loop 1 -i $photos/../abstract/Elephants_3840x2160.jpg -loop 1 -i $(still Garden) -filter_complex "[0:v]scale=2560:1440,zoompan=z='1.2+0.6*sin(on/70)':x='iw/3+iw/6*sin(on/45)':y='ih/4+ih/8*cos(on/38)':d=450:s=640x360:fps=30,setsar=1,trim=end_frame=225,setpts=PTS-STARTPTS[a];[1:v]scale=2560:1440,zoompan=z='1.3+0.5*cos(on/60)':x='iw/4+iw/5*sin(on/33)':y='ih/3+ih/7*sin(on/52)':d=450:s=640x360:fps=30,setsar=1,trim=end_frame=225,setpts=PTS-STARTPTS[b];[a][b]concat=n=2:v=1,noise=alls=6:allf=t,format=yuv420p" -c:v libx264 -threads 1 -preset veryfast -crf 16 -t 15 $work/v.mp4
  plain; app mousepad $prose; w=$(window mousepad); place $w 800 800 100 100; sleep 1; video -loop 0 -left 1050 -top 250 -x 640 -y 360 $work/v.mp4; sleep 2.5; start f_video; finish; }
do_g_photos() { fit="scale=1920:1080:force_original_aspect_ratio=increase,crop=1920:1080,fps=30,setsar=1"
  [ -s $work/g.mkv ] || ffmpeg -loglevel error -y -loop 1 -t 1.7 -i $(still Storm) -loop 1 -t 1.7 -i $(still LadyBird) -loop 1 -t 1.7 -i $(still Wood) -loop 1 -i $photos/../abstract/Elephants_3840x2160.jpg -filter_complex "[0]$fit[a];[1]$fit[b];[2]$fit[c];[3]fps=30,setsar=1,crop=1920:1080:x='min(1920,n*4)':y='min(1080,n*2)',trim=end_frame=260,setpts=PTS-STARTPTS[d];[a][b][c][d]concat=n=4:v=1,format=yuvj444p" -c:v mjpeg -q:v 2 -t 13 -threads 1 $work/g.mkv
  video -fs -noborder -x 1920 -y 1080 $work/g.mkv; sleep .8; start g_photos; finish; }
do_h_idle() { xwallpaper --zoom $(still Garden); app mousepad $prose; w=$(window mousepad); place $w 1000 800 200 100; sleep 2; start h_idle; finish; }

# Six that the codec was not made for.
do_dark_editor() { plain; browser --app=file://$work/editor.html >/dev/null; sleep 4; xdotool mousemove 900 500; start dark_editor
  wheel 5 5 2; xdotool click 1; xdotool type --delay 60 'if (queue.Count > 40) return Retry(job);'; wheel 4 4 2; xdotool key End; finish; }
do_office_text() { plain; browser --app=file://$work/office.html >/dev/null; sleep 4; xdotool mousemove 900 600 click 1; start office_text
  xdotool type --delay 80 'Dear customer, thank you for your letter of the third.'; wheel 5 6 1; xdotool key ctrl+a; sleep .8; xdotool key Right; wheel 4 3 2; finish; }
do_spreadsheet() { plain; browser --app=file://$work/sheet.html >/dev/null; sleep 4; xdotool mousemove 900 600 click 1; start spreadsheet
  for i in $(seq 12); do xdotool key Down; sleep .12; xdotool key Right; sleep .12; done; wheel 5 8 2; for i in $(seq 6); do xdotool key Tab; sleep .2; done; wheel 4 6 2; finish; }
do_map_pan() { plain; browser --app=file://$work/map.html >/dev/null; sleep 4; start map_pan; xdotool mousemove 900 550 mousedown 1
  for i in $(seq 1 90); do xdotool mousemove $((900 + i * 5)) $((550 - i * 2)); sleep .03; done; xdotool mouseup 1; sleep .4; wheel 4 4 1; finish; }
do_scaled_desktop() { xwallpaper --zoom $(still Wood); browser --force-device-scale-factor=1.25 --app=file://$work/page.html >/dev/null; sleep 5; xdotool mousemove 900 600; start scaled_desktop
  wheel 5 10 2; sleep .5; wheel 4 6 3; finish; }
do_chat_app() { plain; browser --app=file://$work/chat.html >/dev/null; sleep 4; xdotool mousemove 1000 500; start chat_app; sleep 3; wheel 4 4 2; sleep 1; wheel 5 4 3; finish; }

for name in "${@:-a_typing b_scroll c_terminal d_drag e_dialogs f_video g_photos h_idle dark_editor office_text spreadsheet map_pan scaled_desktop chat_app}"; do
  for one in $name; do
    declare -F do_$one >/dev/null || { echo "$one is not a workload; see the top of $0" >&2; exit 2; }
    echo "== $one"; do_$one
  done
done
